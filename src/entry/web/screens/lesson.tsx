/** @jsxImportSource preact */
import { t } from '@lingui/core/macro';
import { formatFor, language } from '../../../platform/web/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { EntrySeat } from '../../contract/routes.ts';
import styles from './screens.module.css';

type Meeting = EntrySeat['meeting'];

/** Is this known to be a meeting of the staff? */
export const isOfStaff = ({ about }: Meeting): boolean => about?.group === null;

/** The teacher as one calls them; to a guest who is not known yet, nobody is named. */
export const teacherOf = ({ about }: Meeting): string =>
  about === null ? t`Le professeur` : calledName(about.teacher);

/** Which lesson, with whom, from when to when: all that may be known at the door. */
export function Lesson({ meeting }: { meeting: Meeting }) {
  const { hour } = formatFor(language(), meeting.timeZone);
  const [from, to] = [hour(meeting.startsAt), hour(meeting.endsAt)];
  const { about } = meeting;
  if (about === null)
    return (
      <p class={styles.lesson}>
        <span>{t`De ${from} à ${to}`}</span>
      </p>
    );
  const teacher = calledName(about.teacher);
  return (
    <p class={styles.lesson}>
      <strong>{[about.title, about.group].filter((part) => part !== null).join(', ')}</strong>
      <span>{t`avec ${teacher}, de ${from} à ${to}`}</span>
    </p>
  );
}
