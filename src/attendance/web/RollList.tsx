import { Trans, useLingui } from '@lingui/react/macro';
import { Users } from 'lucide-react';
import type { Format } from '../../platform/web/index.ts';
import { Chip, EmptyState } from '../../platform/web/ui/index.ts';
import { listedName } from '../../school/contract/names.ts';
import type { RollCall, RollCallEntry } from '../contract/routes.ts';
import type { Status } from '../contract/statuses.ts';
import styles from './attendance.module.css';
import { Correction } from './Correction.tsx';
import { Hint } from './Hint.tsx';
import { Summary } from './Summary.tsx';
import { useLine } from './use-line.ts';
import { looks } from './words.ts';

const countsOf = (entries: readonly RollCallEntry[]) => {
  const counts: Partial<Record<Status, number>> = {};
  for (const { status } of entries) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** The pupils called, in the order of a French register; to correct, for who takes the roll. */
export function RollList({ rollCall, format }: { rollCall: RollCall; format: Format }) {
  const { t } = useLingui();
  const { entries, mine, lesson } = rollCall;
  if (entries.length === 0)
    return (
      <EmptyState icon={<Users size={28} aria-hidden />} title={t`Personne n’est attendu`}>
        <Trans>
          L’appel reprend la liste de la classe, que tient l’établissement : elle n’a pas encore
          d’élève.
        </Trans>
      </EmptyState>
    );
  return (
    <>
      <Summary counts={countsOf(entries)} />
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.person.personId} className={styles.entry}>
            <span className={styles.who}>
              <strong>{listedName(entry.person.name)}</strong>
              <Hint entry={entry} format={format} />
            </span>
            {mine ? (
              <Correction entry={entry} meetingId={lesson.meetingId} />
            ) : (
              <Standing entry={entry} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Standing({ entry }: { entry: RollCallEntry }) {
  const line = useLine();
  const { icon: Icon, tone } = looks[entry.status];
  return (
    <Chip tone={tone} icon={<Icon size={16} aria-hidden />}>
      {line(entry)}
    </Chip>
  );
}
