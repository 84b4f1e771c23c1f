import type { Db, Trx } from '../../platform/server/db.ts';
import { meetingEnded } from '../../meeting/contract/events.ts';
import type { MeetingId } from './course.store.ts';
import './tables.ts';

/** Lessons of all schools that ended before an instant and whose roll call is confirmed, with hours still kept. */
export const findConfirmedWithHours = (db: Db, before: Date) =>
  db
    .selectFrom('meetings as m')
    .innerJoin('roll_calls as r', 'r.meeting_id', 'm.id')
    .select(['m.school_id', 'm.id'])
    .where('m.state', '=', 'ended')
    .where('m.ended_at', '<', before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('seats as s')
          .select('s.id')
          .whereRef('s.meeting_id', '=', 'm.id')
          .where(({ or, eb }) =>
            or([eb('s.knocked_at', 'is not', null), eb('s.admitted_at', 'is not', null)]),
          ),
      ),
    )
    .execute();

/**
 * Forgets what each person did in a lesson and when: the events of its stream but its end, those of its
 * seats, and the hours of seats. Who had a seat stays, as do the lesson's own hours.
 */
export async function forgetHours(trx: Trx, { schoolId, meetingId }: MeetingId): Promise<void> {
  const seats = trx
    .selectFrom('seats')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId);
  await trx
    .deleteFrom('events')
    .where(({ or, and, eb }) =>
      or([
        and([eb('stream_id', '=', meetingId), eb('type', '!=', meetingEnded.type)]),
        eb('stream_id', 'in', seats),
      ]),
    )
    .execute();
  await trx
    .updateTable('seats')
    .set({ knocked_at: null, admitted_at: null, connected_at: null })
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .execute();
}
