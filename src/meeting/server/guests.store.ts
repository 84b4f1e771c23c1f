import { sql } from 'kysely';
import type { GuestOrigin } from '../../access/contract/actors.ts';
import type { Trx } from '../../platform/server/db.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };
type GuestName = { given: string; family: string };

/** Notes a guest of one meeting. */
export async function insertGuest(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  guest: GuestName & { origin: GuestOrigin },
): Promise<string> {
  const { id } = await trx
    .insertInto('guests')
    .values({
      school_id: schoolId,
      meeting_id: meetingId,
      origin: guest.origin,
      given_name: guest.given,
      family_name: guest.family,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Corrects the name that a guest gave, before anybody saw it. */
export async function renameGuest(
  trx: Trx,
  guest: { schoolId: string; guestId: string },
  { given, family }: GuestName,
): Promise<void> {
  await trx
    .updateTable('guests')
    .set({ given_name: given, family_name: family })
    .where('school_id', '=', guest.schoolId)
    .where('id', '=', guest.guestId)
    .execute();
}

/** The seat that a browser holds as somebody come by the class link. */
export const findGuestSeat = (trx: Trx, meeting: MeetingId, markHash: string) =>
  trx
    .selectFrom('seats as s')
    .innerJoin('guests as g', 'g.id', 's.guest_id')
    .select(['s.id', 's.state', 's.knocked_at', 'g.id as guest_id'])
    .where('s.school_id', '=', meeting.schoolId)
    .where('s.meeting_id', '=', meeting.meetingId)
    .where('s.mark_hash', '=', markHash)
    .where('g.origin', '=', 'class_link')
    .forUpdate('s')
    .executeTakeFirst();

/** How many guests hold a seat by the class link. */
export async function countGuests(trx: Trx, meeting: MeetingId): Promise<number> {
  const { count } = await trx
    .selectFrom('seats as s')
    .innerJoin('guests as g', 'g.id', 's.guest_id')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('s.school_id', '=', meeting.schoolId)
    .where('s.meeting_id', '=', meeting.meetingId)
    .where('s.mark_hash', 'is not', null)
    .where('g.origin', '=', 'class_link')
    .executeTakeFirstOrThrow();
  return count;
}
