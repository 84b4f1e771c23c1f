/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { formatFor, language } from '../../../platform/web/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { EntrySeat } from '../../contract/routes.ts';
import styles from './screens.module.css';

/** Which lesson, with whom, from when to when: all that may be known at the door. */
export function Lesson({ meeting }: { meeting: EntrySeat['meeting'] }) {
  const { hour } = formatFor(language(), meeting.timeZone);
  const [teacher, from, to] = [
    calledName(meeting.teacher),
    hour(meeting.startsAt),
    hour(meeting.endsAt),
  ];
  return (
    <p class={styles.lesson}>
      <strong>{[meeting.title, meeting.group].filter((part) => part !== null).join(', ')}</strong>
      <span>{t`avec ${teacher}, de ${from} à ${to}`}</span>
    </p>
  );
}
