import { Trans, useLingui } from '@lingui/react/macro';
import type { Format } from '../../platform/web/index.ts';
import { Card } from '../../platform/web/ui/index.ts';
import { calledName, listedName } from '../../school/contract/names.ts';
import type { RollCallChange } from '../contract/routes.ts';
import styles from './attendance.module.css';
import { useLine } from './use-line.ts';

/** Who changed what, when. */
export function History({
  changes,
  format,
}: {
  changes: readonly RollCallChange[];
  format: Format;
}) {
  return (
    <section className={styles.section} aria-labelledby="roll-history">
      <h2 id="roll-history">
        <Trans>Historique</Trans>
      </h2>
      <Card>
        {changes.length === 0 ? (
          <p className={styles.soft}>
            <Trans>Aucune ligne n’a été corrigée. Qui corrige, quoi et quand se lira ici.</Trans>
          </p>
        ) : (
          <ol className={styles.history}>
            {changes.map((change) => (
              <li key={`${change.at} ${listedName(change.person)}`}>
                <Line change={change} format={format} />
              </li>
            ))}
          </ol>
        )}
      </Card>
    </section>
  );
}

function Line({ change, format }: { change: RollCallChange; format: Format }) {
  const { t } = useLingui();
  const line = useLine();
  const who = change.by === null ? t`Une personne effacée depuis` : calledName(change.by);
  return (
    <>
      <strong>{listedName(change.person)}</strong>
      {' : '}
      {line(change.from)} → {line(change.to)}
      <span className={styles.hint}>
        {who}, {format.longDay(change.at)}, {format.hour(change.at)}
      </span>
    </>
  );
}
