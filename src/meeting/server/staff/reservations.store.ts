import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { PersonView } from '../../../school/contract/people.ts';
import { isActive, nameOf } from '../../../school/server/index.ts';
import '../tables.ts';

type MeetingId = { schoolId: string; meetingId: string };
type Holder = MeetingId & { personId: string };

/** Numbers the places that are held from 1 on: fewer places may be left. */
const renumber = (trx: Trx, at: MeetingId) =>
  sql`update reservations r set place = n.place
    from (select id, row_number() over (order by place) as place from reservations
      where school_id = ${at.schoolId} and meeting_id = ${at.meetingId}
        and reservations.place is not null) n
    where r.id = n.id`.execute(trx);

/** Sets how many places there are; `null`: none is reserved, and reservations go. */
export async function setPlaces(trx: Trx, at: MeetingId, places: number | null): Promise<void> {
  if (places === null)
    await trx
      .deleteFrom('reservations')
      .where('school_id', '=', at.schoolId)
      .where('meeting_id', '=', at.meetingId)
      .execute();
  else await renumber(trx, at);
  await trx
    .updateTable('meetings')
    .set({ places })
    .where('school_id', '=', at.schoolId)
    .where('id', '=', at.meetingId)
    .execute();
}

const of = (db: Db | Trx, at: MeetingId) =>
  db
    .selectFrom('reservations as r')
    .where('r.school_id', '=', at.schoolId)
    .where('r.meeting_id', '=', at.meetingId);

/** How many places are held. */
export async function countHeld(trx: Trx, at: MeetingId): Promise<number> {
  const { held } = await of(trx, at)
    .select(sql<number>`count(r.place)::int`.as('held'))
    .executeTakeFirstOrThrow();
  return held;
}

export const findReservation = (trx: Trx, holder: Holder) =>
  of(trx, holder).selectAll().where('r.person_id', '=', holder.personId).executeTakeFirst();

/** Puts somebody at the end of the waiting list. */
export async function insertReservation(
  trx: Trx,
  holder: Holder,
  { places, now }: { places: number; now: Date },
): Promise<void> {
  await trx
    .insertInto('reservations')
    .values({
      school_id: holder.schoolId,
      meeting_id: holder.meetingId,
      person_id: holder.personId,
      places,
      place: null,
      asked_at: now,
      given_at: null,
    })
    .execute();
}

export async function deleteReservation(trx: Trx, holder: Holder): Promise<void> {
  await trx
    .deleteFrom('reservations')
    .where('school_id', '=', holder.schoolId)
    .where('meeting_id', '=', holder.meetingId)
    .where('person_id', '=', holder.personId)
    .execute();
}

/** The lowest place that nobody holds, and the first of those who wait and may still act. */
export async function findNext(
  trx: Trx,
  at: MeetingId,
  now: Date,
): Promise<{ place: number; personId: string } | null> {
  const { rows } = await sql<{ place: number; person_id: string }>`
    select free.place, first.person_id from meetings m,
      lateral (select n as place from generate_series(1, m.places) n
        where not exists (select from reservations r where r.meeting_id = m.id and r.place = n)
        order by n limit 1) free,
      lateral (select r.person_id from reservations r join people p on p.id = r.person_id
        where r.meeting_id = m.id and r.place is null and ${isActive('p', now)}
        order by r.asked_at, r.id limit 1) first
    where m.school_id = ${at.schoolId} and m.id = ${at.meetingId}`.execute(trx);
  const [next] = rows;
  return next ? { place: next.place, personId: next.person_id } : null;
}

/** Gives somebody who waits a place; `given`: the waiting list did. */
export async function setPlace(
  trx: Trx,
  holder: Holder,
  { place, given }: { place: number; given: Date | null },
): Promise<void> {
  await trx
    .updateTable('reservations')
    .set({ place, given_at: given })
    .where('school_id', '=', holder.schoolId)
    .where('meeting_id', '=', holder.meetingId)
    .where('person_id', '=', holder.personId)
    .execute();
}

export async function forgetGiven(db: Db, holder: Holder): Promise<void> {
  await db
    .updateTable('reservations')
    .set({ given_at: null })
    .where('school_id', '=', holder.schoolId)
    .where('meeting_id', '=', holder.meetingId)
    .where('person_id', '=', holder.personId)
    .execute();
}

/** Who holds a place, and who waits, in the order in which they asked. */
export async function listReserved(
  db: Db,
  at: MeetingId,
): Promise<{ held: PersonView[]; waiting: PersonView[] }> {
  const rows = await of(db, at)
    .innerJoin('people as p', 'p.id', 'r.person_id')
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title', 'r.place'])
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .execute();
  const view = (row: (typeof rows)[number]) => ({ personId: row.id, name: nameOf(row) });
  return {
    held: rows.filter(({ place }) => place !== null).map(view),
    waiting: rows.filter(({ place }) => place === null).map(view),
  };
}

/** Where somebody of the school is written to; `null` when nowhere. */
export async function findAddress(
  trx: Trx,
  person: { schoolId: string; personId: string },
): Promise<string | null> {
  const row = await trx
    .selectFrom('people')
    .select('email')
    .where('school_id', '=', person.schoolId)
    .where('id', '=', person.personId)
    .executeTakeFirst();
  return row?.email ?? null;
}

/** Whoever gives a place back holds no seat by it either. */
export async function freeSeat(trx: Trx, holder: Holder): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ account_id: null, state: 'left', connected_at: null })
    .where('school_id', '=', holder.schoolId)
    .where('meeting_id', '=', holder.meetingId)
    .where('person_id', '=', holder.personId)
    .where('role', '=', 'colleague')
    .where('state', 'in', ['claimed', 'waiting', 'refused', 'left'])
    .execute();
}

/** How many places a meeting has. */
export async function findPlaces(db: Db, at: MeetingId): Promise<number> {
  const row = await db
    .selectFrom('meetings')
    .select('places')
    .where('school_id', '=', at.schoolId)
    .where('id', '=', at.meetingId)
    .executeTakeFirst();
  return row?.places ?? 0;
}
