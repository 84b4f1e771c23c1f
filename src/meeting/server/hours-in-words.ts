import { withFirst } from '../../platform/contract/french-dates.ts';
import type { Trx } from '../../platform/server/db.ts';
import { schoolZone, type MeetingRow } from './meetings.store.ts';

/** A meeting's day and hours in French words of its school's zone, for a letter: « mardi 24 mars 2026 », « 10:05 ». */
export async function hoursInWords(
  trx: Trx,
  meeting: MeetingRow,
): Promise<{ day: string; from: string; to: string }> {
  const timeZone = await schoolZone(trx, meeting.school_id);
  const day = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone });
  const hour = new Intl.DateTimeFormat('fr', { timeStyle: 'short', timeZone });
  return {
    day: withFirst(day.format(meeting.starts_at)),
    from: hour.format(meeting.starts_at),
    to: hour.format(meeting.ends_at),
  };
}
