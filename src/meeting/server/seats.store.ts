import { sql, type Selectable } from 'kysely';
import type { SeatState } from '../../access/contract/actors.ts';
import type { Database, Db, Trx } from '../../platform/server/db.ts';
import { isActive } from '../../school/server/index.ts';
import './tables.ts';

export type SeatRow = Selectable<Database['seats']>;

/** All of a seat, by name: PostgreSQL keeps no plan of « all columns », see `openPlans`. */
const seatColumns = [
  ...(['id', 'school_id', 'meeting_id', 'person_id', 'guest_id', 'role', 'state'] as const),
  ...(['account_id', 'mark_hash', 'denied', 'rights', 'remade_as', 'created_at'] as const),
  ...(['knocked_at', 'admitted_at', 'connected_at', 'picked_at', 'spotlit_at'] as const),
  ...(['hand_raised_at', 'help_asked_at', 'floor_given_at'] as const),
] as const satisfies readonly (keyof SeatRow)[];

/** Who sits in a seat: somebody of the register, or a guest of this meeting. */
export type Sitter = { personId: string } | { guestId: string };

export type NewSeat = Sitter & {
  schoolId: string;
  meetingId: string;
  role: SeatRow['role'];
  state: SeatState;
  accountId: string | null;
  markHash: string | null;
};

/** Adds a seat in a meeting for somebody, or finds the one they have; the row is locked. */
export async function findOrAddSeat(
  trx: Trx,
  seat: NewSeat,
): Promise<{ row: SeatRow; isNew: boolean }> {
  const [column, sitter] =
    'personId' in seat
      ? (['person_id', seat.personId] as const)
      : (['guest_id', seat.guestId] as const);
  const made = await trx
    .insertInto('seats')
    .values({
      school_id: seat.schoolId,
      meeting_id: seat.meetingId,
      person_id: 'personId' in seat ? seat.personId : null,
      guest_id: 'guestId' in seat ? seat.guestId : null,
      role: seat.role,
      state: seat.state,
      account_id: seat.accountId,
      mark_hash: seat.markHash,
    })
    .onConflict((conflict) => conflict.columns(['meeting_id', column]).doNothing())
    .returning(seatColumns)
    .executeTakeFirst();
  if (made) return { row: made, isNew: true };
  const row = await trx
    .selectFrom('seats')
    .select(seatColumns)
    .where('school_id', '=', seat.schoolId)
    .where('meeting_id', '=', seat.meetingId)
    .where(column, '=', sitter)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { row, isNew: false };
}

/** A seat as it is, not locked: to be judged, and looked at again once it is. */
export const findSeat = (trx: Trx, schoolId: string, seatId: string) =>
  trx
    .selectFrom('seats')
    .select(seatColumns)
    .where('school_id', '=', schoolId)
    .where('id', '=', seatId)
    .executeTakeFirst();

export const lockSeat = (trx: Trx, schoolId: string, seatId: string) =>
  trx
    .selectFrom('seats')
    .select(seatColumns)
    .where('school_id', '=', schoolId)
    .where('id', '=', seatId)
    .forUpdate()
    .executeTakeFirst();

/** Seats of a meeting in some states, locked in a fixed order so that two teachers cannot deadlock. */
export const lockSeatsOf = (
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  states: readonly SeatState[],
) =>
  trx
    .selectFrom('seats')
    .select(seatColumns)
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .where('state', 'in', states)
    .orderBy('id')
    .forUpdate()
    .execute();

/** Seats of a meeting that browsers hold by a link, of some or of all; locked in a fixed order. */
export const lockLinkSeats = (
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  of: { personIds: readonly string[] } | { guestIds: readonly string[] } | null,
) =>
  trx
    .selectFrom('seats')
    .select(seatColumns)
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .where('mark_hash', 'is not', null)
    .where((eb) => {
      if (of === null) return eb.lit(true);
      const [column, ids] =
        'personIds' in of
          ? (['person_id', of.personIds] as const)
          : (['guest_id', of.guestIds] as const);
      return ids.length === 0 ? eb.lit(false) : eb(column, 'in', ids);
    })
    .orderBy('id')
    .forUpdate()
    .execute();

/** What one asks for, holds or is in the class and nowhere else. */
const ofInside = {
  hand_raised_at: null,
  help_asked_at: null,
  floor_given_at: null,
  spotlit_at: null,
};

type SeatChanges = Partial<
  Pick<
    SeatRow,
    'state' | 'knocked_at' | 'admitted_at' | 'connected_at' | 'account_id' | 'mark_hash'
  >
>;

/** Changes a seat. One that went out or came in asks for nothing, whichever way it took. */
export const updateSeat = (
  trx: Trx,
  { schoolId, seatId }: { schoolId: string; seatId: string },
  values: SeatChanges,
): Promise<void> => updateSeats(trx, { schoolId, seatIds: [seatId] }, values);

/** Changes seats of a school, all in the same way. */
export async function updateSeats(
  trx: Trx,
  seats: { schoolId: string; seatIds: readonly string[] },
  values: SeatChanges,
): Promise<void> {
  if (seats.seatIds.length === 0) return;
  await trx
    .updateTable('seats')
    .set(values)
    .$if(values.state !== undefined, (query) => query.set(ofInside))
    .where('school_id', '=', seats.schoolId)
    .where('id', 'in', seats.seatIds)
    .execute();
}

/** When a lesson ends, nobody asks for anything there, and whom lots took is forgotten. */
export async function endAsking(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ ...ofInside, picked_at: null })
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .where(({ eb, or }) =>
      or([
        eb('hand_raised_at', 'is not', null),
        eb('help_asked_at', 'is not', null),
        eb('floor_given_at', 'is not', null),
        eb('spotlit_at', 'is not', null),
        eb('picked_at', 'is not', null),
      ]),
    )
    .execute();
}

/** A host's seat is theirs while they lead the lesson; for queries whose table is seats s. */
export const mayHold = sql<boolean>`(s.role <> 'host' or exists (
  select from meeting_leaders l where l.meeting_id = s.meeting_id and l.person_id = s.person_id))`;

/**
 * Forgets the browsers that hold a meeting's seats, and those of the lesson whose place it took: nobody acts
 * for those seats any more.
 */
export async function forgetBrowsers(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ mark_hash: null })
    .where('school_id', '=', meeting.schoolId)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('meeting_id', '=', meeting.meetingId),
        eb(
          'meeting_id',
          'in',
          selectFrom('meetings as m').select('m.id').where('m.remade_as', '=', meeting.meetingId),
        ),
      ]),
    )
    .execute();
}

/** The seats of a school, or of one person, in lessons that are not over. */
export const listHeldSeats = (db: Db, of: { schoolId: string; personId?: string }) =>
  db
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .select('s.id')
    .where('s.school_id', '=', of.schoolId)
    .where('m.state', 'in', ['planned', 'open'])
    .$if(of.personId !== undefined, (query) => query.where('s.person_id', '=', of.personId ?? ''))
    .execute();

/** Seats, in every school, that are in a class though their person, or their school, may not any more. */
export const listBarredSeats = (db: Db, now: Date) =>
  db
    .selectFrom('seats as s')
    .innerJoin('schools as o', 'o.id', 's.school_id')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .select('s.id')
    .where('s.connected_at', 'is not', null)
    .where(({ and, eb, not, or }) =>
      or([
        eb('o.suspended_at', 'is not', null),
        and([eb('p.id', 'is not', null), not(isActive('p', now))]),
        not(mayHold),
      ]),
    )
    .execute();
