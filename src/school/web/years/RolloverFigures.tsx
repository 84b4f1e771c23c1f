import { Trans } from '@lingui/react/macro';
import { Figure, Figures } from '../../../platform/web/ui/Figures.tsx';
import type { RolloverCounts } from '../../contract/years/routes.ts';

/** A change of year in figures: before it, what it would do; after it, what it did. */
export function RolloverFigures({ counts }: { counts: RolloverCounts }) {
  return (
    <Figures>
      <Figure value={counts.archived}>
        <Trans context="in figures">classes et groupes archivés</Trans>
      </Figure>
      <Figure value={counts.kept}>
        <Trans context="in figures">groupes d’enseignement gardés</Trans>
      </Figure>
      <Figure value={counts.unplaced}>
        <Trans context="in figures">élèves sans classe jusqu’au prochain import</Trans>
      </Figure>
      <Figure value={counts.suspended}>
        <Trans context="in figures">élèves dont l’accès est suspendu</Trans>
      </Figure>
      <Figure value={counts.cancelled}>
        <Trans context="in figures">cours annulés</Trans>
      </Figure>
    </Figures>
  );
}
