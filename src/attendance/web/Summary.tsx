import { Plural } from '@lingui/react/macro';
import { Chip } from '../../platform/web/ui/index.ts';
import type { Status } from '../contract/statuses.ts';
import styles from './attendance.module.css';
import { looks, statusNames } from './words.ts';

/** How many of each, in words and figures; those of whom there is none are not named. */
export function Summary({ counts }: { counts: Partial<Record<Status, number>> }) {
  return (
    <ul className={styles.summary}>
      {statusNames
        .filter((status) => status === 'present' || (counts[status] ?? 0) > 0)
        .map((status) => {
          const { icon: Icon, tone } = looks[status];
          return (
            <li key={status}>
              <Chip tone={tone} icon={<Icon size={16} aria-hidden />}>
                <Count status={status} count={counts[status] ?? 0} />
              </Chip>
            </li>
          );
        })}
    </ul>
  );
}

function Count({ status, count }: { status: Status; count: number }) {
  switch (status) {
    case 'present':
      return <Plural value={count} one="# présent" other="# présents" />;
    case 'late':
      return <Plural value={count} one="# en retard" other="# en retard" />;
    case 'left':
      return <Plural value={count} one="# parti avant la fin" other="# partis avant la fin" />;
    case 'network':
      return (
        <Plural value={count} one="# empêché par le réseau" other="# empêchés par le réseau" />
      );
    case 'absent':
      return <Plural value={count} one="# absent" other="# absents" />;
  }
}
