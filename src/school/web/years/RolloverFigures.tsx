import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { RolloverCounts } from '../../contract/years/routes.ts';
import styles from './years.module.css';

/** A change of year in figures: before it, what it would do; after it, what it did. */
export function RolloverFigures({ counts }: { counts: RolloverCounts }) {
  return (
    <dl className={styles.figures}>
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
    </dl>
  );
}

function Figure({ value, children }: { value: number; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{children}</dt>
      <dd>{value}</dd>
    </div>
  );
}
