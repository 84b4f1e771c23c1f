import type { Trx } from '../../platform/server/db.ts';
import './tables.ts';

/** Guests who came by the class link and whom nobody let in. */
export async function listOutsideGuests(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('seats as s')
    .innerJoin('guests as v', 'v.id', 's.guest_id')
    .select('v.id')
    .where('s.school_id', '=', meeting.schoolId)
    .where('s.meeting_id', '=', meeting.meetingId)
    .where('v.origin', '=', 'class_link')
    .where('s.state', 'in', ['claimed', 'waiting', 'refused', 'left'])
    .execute();
  return rows.map(({ id }) => id);
}
