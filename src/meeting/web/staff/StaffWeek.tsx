import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Format } from '../../../platform/web/index.ts';
import { ProblemNotice } from '../../../platform/web/ui/index.ts';
import { GivenNotices } from './GivenNotices.tsx';
import styles from './staff.module.css';
import { staffMeetingsQuery } from './staff.ts';
import { StaffRow } from './StaffRow.tsx';

type Props = { monday: string; now: Date; format: Format };

/** Meetings of the staff of one week to which one is invited, or where one reserved; nothing when there is none. */
export function StaffWeek({ monday, now, format }: Props) {
  const meetings = useQuery(staffMeetingsQuery(monday, 7));
  if (meetings.error)
    return <ProblemNotice error={meetings.error} onRetry={() => void meetings.refetch()} />;
  const own = (meetings.data ?? []).filter(({ own: { is } }) => is !== 'host' && is !== 'free');
  if (own.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="staff-week">
      <h2 id="staff-week">
        <Trans>Réunions</Trans>
      </h2>
      <GivenNotices meetings={own} format={format} />
      <ul className={styles.list}>
        {own.map((meeting) => (
          <li key={meeting.meetingId}>
            <StaffRow meeting={meeting} now={now} format={format} />
          </li>
        ))}
      </ul>
    </section>
  );
}
