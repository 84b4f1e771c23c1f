import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { BanReason, BanSpan } from '../../contract/bans.ts';
import type { SeatRow, Sitter } from '../seats.store.ts';
import '../tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/**
 * Does a ban (`b`) hold in a meeting (`m`)? In its own lesson; when it lasts until it is lifted, also in the
 * same group's other lessons that are led by whoever decided it.
 */
const holdsIn: RawBuilder<SqlBool> = sql<SqlBool>`(b.meeting_id = m.id or (b.lasts = 'lifted'
  and exists (select from meetings o where o.id = b.meeting_id and o.group_id = m.group_id)
  and exists (select from meeting_hosts h
    where h.meeting_id = m.id and h.person_id = b.by_person_id)))`;

/** Bans (`b`) that hold or held in a meeting (`m`). */
const bansIn = (db: Db | Trx, { schoolId, meetingId }: MeetingId) =>
  db
    .selectFrom('bans as b')
    .innerJoin('meetings as m', 'm.school_id', 'b.school_id')
    .where('b.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .where(holdsIn);

/** Is this person, or this guest, kept out of this meeting? A guest is known by their own seat alone. */
export async function isBanned(trx: Trx, seat: MeetingId & Sitter): Promise<boolean> {
  const ban = await bansIn(trx, seat)
    .innerJoin('seats as s', 's.id', 'b.seat_id')
    .select('b.id')
    .where(({ eb }) =>
      'personId' in seat
        ? eb('b.person_id', '=', seat.personId)
        : eb('s.guest_id', '=', seat.guestId),
    )
    .where('b.lifted_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return ban !== undefined;
}

export async function insertBan(
  trx: Trx,
  ban: {
    seat: SeatRow;
    lasts: BanSpan;
    reason: BanReason | null;
    note: string | null;
    byPersonId: string;
    now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('bans')
    .values({
      school_id: ban.seat.school_id,
      meeting_id: ban.seat.meeting_id,
      seat_id: ban.seat.id,
      person_id: ban.seat.person_id,
      lasts: ban.lasts,
      reason: ban.reason,
      note: ban.note,
      by_person_id: ban.byPersonId,
      created_at: ban.now,
      lifted_at: null,
      lifted_by_person_id: null,
    })
    .execute();
}

/** Bans that hold in a meeting, and those of its own that were lifted; the latest first. */
export const listBans = (db: Db | Trx, meeting: MeetingId) =>
  bansIn(db, meeting)
    .innerJoin('seats as s', 's.id', 'b.seat_id')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .leftJoin('guests as v', 'v.id', 's.guest_id')
    .leftJoin('people as a', 'a.id', 'b.by_person_id')
    .select(['b.id', 'b.lasts', 'b.reason', 'b.note', 'b.created_at', 'b.lifted_at', 'p.title'])
    .select([
      sql<string>`coalesce(p.family_name, v.family_name)`.as('family_name'),
      sql<string>`coalesce(p.given_name, v.given_name)`.as('given_name'),
    ])
    .select(['a.family_name as by_family', 'a.given_name as by_given', 'a.title as by_title'])
    .where((eb) => eb.or([eb('b.lifted_at', 'is', null), eb('b.meeting_id', '=', eb.ref('m.id'))]))
    .orderBy('b.created_at', 'desc')
    .orderBy('b.id', 'desc')
    .execute();

/** Whom a meeting keeps out, each once: guests by the name that they gave. */
export const listBanned = (db: Db | Trx, meeting: MeetingId) =>
  bansIn(db, meeting)
    .innerJoin('seats as s', 's.id', 'b.seat_id')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .leftJoin('guests as v', 'v.id', 's.guest_id')
    .distinctOn('b.seat_id')
    .select(['b.seat_id', 'b.person_id', 'p.title'])
    .select([
      sql<string>`coalesce(p.family_name, v.family_name)`.as('family_name'),
      sql<string>`coalesce(p.given_name, v.given_name)`.as('given_name'),
    ])
    .where('b.lifted_at', 'is', null)
    .orderBy('b.seat_id')
    .execute();

/** A ban that holds in a meeting, locked; nothing when there is none, or it was lifted. */
export const lockBan = (trx: Trx, meeting: MeetingId, banId: string) =>
  bansIn(trx, meeting)
    .selectAll('b')
    .where('b.id', '=', banId)
    .where('b.lifted_at', 'is', null)
    .forUpdate('b')
    .executeTakeFirst();

/** Lifts every ban of a person that holds in a meeting. */
export async function liftBans(
  trx: Trx,
  seat: MeetingId & { personId: string | null; seatId: string },
  by: { personId: string; now: Date },
): Promise<void> {
  await trx
    .updateTable('bans')
    .set({ lifted_at: by.now, lifted_by_person_id: by.personId })
    .where('school_id', '=', seat.schoolId)
    .where('id', 'in', () =>
      bansIn(trx, seat)
        .select('b.id')
        .where('b.lifted_at', 'is', null)
        .where((ban) =>
          seat.personId === null
            ? ban('b.seat_id', '=', seat.seatId)
            : ban('b.person_id', '=', seat.personId),
        ),
    )
    .execute();
}

/**
 * Locks somebody against taking a seat anywhere: a seat names its person, and waits here. Seats taken
 * before are seen by what is read next, and seats taken afterwards see what is written now.
 */
export async function lockPerson(
  trx: Trx,
  person: { schoolId: string; personId: string },
): Promise<void> {
  await trx
    .selectFrom('people')
    .select('id')
    .where('school_id', '=', person.schoolId)
    .where('id', '=', person.personId)
    .forUpdate()
    .execute();
}

/** Somebody's seats in lessons that are not over, locked in the order of all; never a host's. */
export const lockSeatsOfPerson = (trx: Trx, person: { schoolId: string; personId: string }) =>
  trx
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .selectAll('s')
    .where('s.school_id', '=', person.schoolId)
    .where('s.person_id', '=', person.personId)
    .where('s.role', '!=', 'host')
    .where('m.state', 'in', ['planned', 'open'])
    .orderBy('s.id')
    .forUpdate('s')
    .execute();
