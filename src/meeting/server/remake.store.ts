import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { MeetingRow } from './meetings.store.ts';
import type { SeatRow } from './seats.store.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Makes an open lesson with the title, class, hours and hosts of another, and a media room of its own. */
export async function copyMeeting(trx: Trx, meeting: MeetingRow, now: Date): Promise<string> {
  const { id } = await trx
    .insertInto('meetings')
    .values({
      school_id: meeting.school_id,
      series_id: meeting.series_id,
      kind: meeting.kind,
      title: meeting.title,
      group_id: meeting.group_id,
      state: 'open',
      starts_at: meeting.starts_at,
      ends_at: meeting.ends_at,
      opens_before_minutes: meeting.opens_before_minutes,
      // Who came after the hour was late for the lesson, whenever it was made anew.
      opened_at: meeting.opened_at ?? now,
      ended_at: null,
      door_opened_at: meeting.door_opened_at,
      rights: JSON.stringify(meeting.rights),
      calm_since: meeting.calm_since,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into meeting_hosts (school_id, meeting_id, person_id, planner)
    select school_id, ${id}, person_id, planner from meeting_hosts
    where school_id = ${meeting.school_id} and meeting_id = ${meeting.id}`.execute(trx);
  await trx
    .updateTable('meetings')
    .set({ remade_as: id })
    .where('school_id', '=', meeting.school_id)
    .where('id', '=', meeting.id)
    .execute();
  return id;
}

/** A guest belongs to one meeting: the one that takes its place has the same guest, anew. */
async function copyGuest(
  trx: Trx,
  schoolId: string,
  guestId: string,
  meetingId: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into guests (school_id, meeting_id, origin, family_name, given_name)
    select school_id, ${meetingId}, origin, family_name, given_name from guests
    where school_id = ${schoolId} and id = ${guestId} returning id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a seat without its guest');
  return id;
}

/** Gives the person of a seat the same seat in another lesson, held as before. */
export async function copySeat(trx: Trx, seat: SeatRow, meetingId: string): Promise<string> {
  const { id } = await trx
    .insertInto('seats')
    .values({
      school_id: seat.school_id,
      meeting_id: meetingId,
      person_id: seat.person_id,
      guest_id: seat.guest_id && (await copyGuest(trx, seat.school_id, seat.guest_id, meetingId)),
      role: seat.role,
      state: seat.state,
      account_id: seat.account_id,
      mark_hash: seat.mark_hash,
      denied: seat.denied,
      rights: JSON.stringify(seat.rights),
      knocked_at: seat.knocked_at,
      admitted_at: seat.admitted_at,
      connected_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await setSuccessor(trx, { schoolId: seat.school_id, seatId: seat.id }, id);
  return id;
}

/** What keeps people out of a lesson keeps them out of the one that takes its place. */
export async function copyBans(trx: Trx, meeting: MeetingId, newId: string): Promise<void> {
  await sql`insert into bans
      (school_id, meeting_id, seat_id, person_id, lasts, reason, note, by_person_id, created_at)
    select b.school_id, ${newId}, s.remade_as, b.person_id, b.lasts, b.reason, b.note,
      b.by_person_id, b.created_at
    from bans b join seats s on s.id = b.seat_id
    where b.school_id = ${meeting.schoolId} and b.meeting_id = ${meeting.meetingId}
      and b.lasts = 'lesson' and b.lifted_at is null and s.remade_as is not null`.execute(trx);
}

/** Notes where the person of a seat goes on, once its lesson is over. */
export async function setSuccessor(
  trx: Trx,
  seat: { schoolId: string; seatId: string },
  next: string,
): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ remade_as: next })
    .where('school_id', '=', seat.schoolId)
    .where('id', '=', seat.seatId)
    .execute();
}

/** The seat in which the person of a seat goes on. */
export async function findSuccessor(
  trx: Trx,
  seat: { schoolId: string; seatId: string },
): Promise<string | null> {
  const row = await trx
    .selectFrom('seats')
    .select('remade_as')
    .where('school_id', '=', seat.schoolId)
    .where('id', '=', seat.seatId)
    .executeTakeFirst();
  return row?.remade_as ?? null;
}

/** The lessons that took the place of some lessons in the end, each once: a lesson itself where none did. */
export async function latestAmong(
  db: Db,
  schoolId: string,
  meetingIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id as first, id, remade_as, 1 as step from meetings
      where school_id = ${schoolId} and id = any(${meetingIds}::uuid[])
      union all
      select c.first, m.id, m.remade_as, step + 1 from meetings m
      join chain c on m.id = c.remade_as and m.school_id = ${schoolId} where step < 50)
    select distinct id from (
      select distinct on (first) id from chain order by first, step desc) latest`.execute(db);
  return rows.map(({ id }) => id);
}

/** The lesson that took the place of a lesson in the end; itself when none did. */
export async function latestOf(db: Db, { schoolId, meetingId }: MeetingId): Promise<string> {
  const [latest] = await latestAmong(db, schoolId, [meetingId]);
  return latest ?? meetingId;
}

/** A lesson and those whose place it took, one after the other. */
export async function lineageOf(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, 1 as step from meetings where school_id = ${schoolId} and id = ${meetingId}
      union all
      select m.id, step + 1 from meetings m
      join chain c on m.remade_as = c.id where m.school_id = ${schoolId} and step < 50)
    select id from chain`.execute(db);
  return rows.map(({ id }) => id);
}
