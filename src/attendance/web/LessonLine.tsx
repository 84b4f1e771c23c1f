import { Trans } from '@lingui/react/macro';
import { Link } from 'react-aria-components/Link';
import type { Format } from '../../platform/web/index.ts';
import { cx } from '../../platform/web/looks/index.ts';
import { Chip } from '../../platform/web/ui/index.ts';
import { groupLabel } from '../../school/contract/group-label.ts';
import { calledName } from '../../school/contract/names.ts';
import type { DayLesson } from '../contract/routes.ts';
import styles from './attendance.module.css';
import { Summary } from './Summary.tsx';

/** One lesson of the day: when, what, with whom, and where its roll call stands. */
export function LessonLine({ lesson, format }: { lesson: DayLesson; format: Format }) {
  return (
    <li>
      <Link href={`/seances/${lesson.meetingId}/appel`} className={cx(styles.lesson)}>
        <span className={styles.hours}>{format.span(lesson.startsAt, lesson.endsAt)}</span>
        <span className={styles.who}>
          <strong>
            {groupLabel(lesson.group)} · {lesson.title}
          </strong>
          <span className={styles.hint}>{lesson.hosts.map(calledName).join(', ')}</span>
        </span>
        {lesson.counts === null ? (
          <Chip tone="warn">
            <Trans>À confirmer</Trans>
          </Chip>
        ) : (
          <Summary counts={lesson.counts} />
        )}
      </Link>
    </li>
  );
}
