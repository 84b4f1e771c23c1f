import { Trans } from '@lingui/react/macro';
import { Figure, Figures } from '../../../platform/web/ui/Figures.tsx';
import type { ImportCounts } from '../../contract/imports/routes.ts';

/** An import in figures. */
export function ImportFigures({ counts }: { counts: ImportCounts }) {
  return (
    <Figures>
      <Figure value={counts.added}>
        <Trans context="people, in figures">ajoutées</Trans>
      </Figure>
      <Figure value={counts.changed}>
        <Trans context="people, in figures">modifiées</Trans>
      </Figure>
      <Figure value={counts.unchanged}>
        <Trans context="people, in figures">inchangées</Trans>
      </Figure>
      <Figure value={counts.groups}>
        <Trans context="in figures">classes et groupes créés</Trans>
      </Figure>
      <Figure value={counts.joined}>
        <Trans context="in figures">places dans une classe</Trans>
      </Figure>
      {counts.left > 0 ? (
        <Figure value={counts.left}>
          <Trans context="in figures">départs d’une classe</Trans>
        </Figure>
      ) : null}
      {counts.guardianships > 0 ? (
        <Figure value={counts.guardianships}>
          <Trans context="in figures">liens avec un élève</Trans>
        </Figure>
      ) : null}
      <Figure value={counts.conflicts}>
        <Trans context="people, in figures">à vérifier à la main</Trans>
      </Figure>
      <Figure value={counts.absent}>
        <Trans context="people, in figures">absentes du fichier</Trans>
      </Figure>
    </Figures>
  );
}
