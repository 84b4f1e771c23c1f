import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { capitalised, type Format } from '../../platform/web/index.ts';
import type { MeetingView } from '../contract/routes.ts';
import { addDays, noonOf } from './days.ts';
import type { LessonActions } from './lesson-actions.ts';
import { LessonRow } from './LessonRow.tsx';
import { byDay } from './timeline.ts';
import styles from './week.module.css';

type Props = {
  meetings: readonly MeetingView[];
  /** The lesson that the page shows above all others. */
  featured: MeetingView | undefined;
  now: Date;
  format: Format;
  actions: LessonActions;
  renderOver: (meeting: MeetingView) => ReactNode;
};

/** The week's lessons under their days. */
export function WeekDays({ meetings, featured, now, format, actions, renderOver }: Props) {
  return byDay(meetings, format.day).map(([day, lessons]) => (
    <section key={day} className={styles.day}>
      <DayHead day={day} today={format.day(now)} format={format} />
      <ul className={styles.lessons}>
        {lessons.map((meeting) => (
          <LessonRow
            key={meeting.meetingId}
            meeting={meeting}
            featured={meeting === featured}
            now={now}
            format={format}
            actions={actions}
            renderOver={renderOver}
          />
        ))}
      </ul>
    </section>
  ));
}

function DayHead({ day, today, format }: { day: string; today: string; format: Format }) {
  const { t } = useLingui();
  const long = format.longDay(noonOf(day));
  const near = day === today ? t`Aujourd’hui` : day === addDays(today, 1) ? t`Demain` : null;
  return (
    <header className={styles.dayHead}>
      <h2>{near ?? capitalised(long)}</h2>
      {near ? <span className={styles.soft}>{long}</span> : null}
    </header>
  );
}
