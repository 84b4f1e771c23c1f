import { sql } from 'kysely';
import type { MediaSource, SeatActor } from '../../../access/contract/actors.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import {
  classRights,
  rightColumns,
  rightsFrom,
  schoolRights,
} from '../../../meeting/server/index.ts';
import { listeningOf, roomOf } from '../breakouts/place.store.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };
type SeatId = MeetingId & { seatId: string };

/** A seat as the media control sees it: who it is for the rules, its room, since when it is there. */
export type MediaSeat = { actor: SeatActor; room: string; connectedAt: Date | null };

const seats = (db: Db | Trx) =>
  db
    .selectFrom('seats as s')
    .innerJoin('meetings as m', (join) =>
      join.onRef('m.id', '=', 's.meeting_id').onRef('m.school_id', '=', 's.school_id'),
    )
    .innerJoin('schools as o', 'o.id', 's.school_id')
    .select('o.signed_at')
    .select(rightColumns)
    .select(classRights)
    .select(schoolRights)
    .select(['s.id', 's.school_id', 's.meeting_id', 's.person_id', 's.role', 's.state'])
    .select(['s.denied', 's.connected_at', 'm.state as meeting_state'])
    .select([roomOf.as('room'), listeningOf.as('listening')]);

type Row = Awaited<ReturnType<ReturnType<typeof seats>['execute']>>[number];

const toSeat = (row: Row): MediaSeat => ({
  room: row.room,
  connectedAt: row.connected_at,
  actor: {
    kind: 'seat',
    seatId: row.id,
    meetingId: row.meeting_id,
    personId: row.person_id,
    schoolId: row.school_id,
    role: row.role,
    state: row.state,
    meetingState: row.meeting_state,
    denied: row.denied,
    listening: row.listening,
    ...rightsFrom(row),
    signed: row.signed_at !== null,
    sessionId: null,
  },
});

/**
 * A seat by its id alone: the engine knows no school, so the school is found from the seat here,
 * as it is from the session elsewhere.
 */
export async function findSeat(db: Db, seatId: string): Promise<MediaSeat | null> {
  const row = await seats(db).where('s.id', '=', seatId).executeTakeFirst();
  return row ? toSeat(row) : null;
}

/** The seats of a lesson that are inside, each with its room, or some of them. */
export async function findSeatsIn(
  db: Db,
  { schoolId, meetingId, seatIds }: MeetingId & { seatIds: string[] | null },
): Promise<MediaSeat[]> {
  let query = seats(db)
    .where('s.school_id', '=', schoolId)
    .where('s.meeting_id', '=', meetingId)
    .where('s.state', '=', 'admitted');
  if (seatIds) query = query.where('s.id', 'in', seatIds);
  return (await query.execute()).map(toSeat);
}

/** Every seat of a lesson, whatever its state. */
export async function findAllSeatsIn(
  db: Db,
  { schoolId, meetingId }: MeetingId,
): Promise<SeatActor[]> {
  const rows = await seats(db)
    .where('s.school_id', '=', schoolId)
    .where('s.meeting_id', '=', meetingId)
    .orderBy('s.id')
    .execute();
  return rows.map((row) => toSeat(row).actor);
}

/** The number that a lesson's events have reached. */
export async function findLastNumber(db: Db, meetingId: string): Promise<number> {
  const row = await db
    .selectFrom('event_streams')
    .select('last_number')
    .where('id', '=', meetingId)
    .executeTakeFirst();
  return row?.last_number ?? 0;
}

/** The seat that the engine names, locked; `null` when that room is not where it is. */
export async function lockSeatIn(
  trx: Trx,
  room: string,
  seatId: string,
): Promise<MediaSeat | null> {
  const row = await seats(trx)
    .where('s.id', '=', seatId)
    .where(roomOf, '=', room)
    .forUpdate('s')
    .executeTakeFirst();
  return row ? toSeat(row) : null;
}

/** The opaque room in the engine where a seat is at this instant. */
export const findRoom = async (db: Db, seat: SeatId): Promise<string | null> =>
  (await findPlace(db, seat))?.room ?? null;

/** The same, and whether it only listens there. */
export async function findPlace(
  db: Db,
  seat: SeatId,
): Promise<{ room: string; listening: boolean } | null> {
  const row = await db
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .select([roomOf.as('room'), listeningOf.as('listening')])
    .where('s.school_id', '=', seat.schoolId)
    .where('s.id', '=', seat.seatId)
    .executeTakeFirst();
  return row ?? null;
}

/** All rooms of a meeting: its main one, and those of its breakouts that are open. */
export async function findRooms(db: Db, meeting: MeetingId): Promise<string[]> {
  const rows = await db
    .selectFrom('meetings')
    .select('media_room')
    .where('school_id', '=', meeting.schoolId)
    .where('id', '=', meeting.meetingId)
    .unionAll((eb) =>
      eb
        .selectFrom('breakouts')
        .select('media_room')
        .where('school_id', '=', meeting.schoolId)
        .where('meeting_id', '=', meeting.meetingId)
        .where('closed_at', 'is', null),
    )
    .execute();
  return rows.map((row) => row.media_room);
}

/** States since when a seat's media line is there; `null`: it is not. */
export async function setConnected(trx: Trx, seat: SeatId, at: Date | null): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ connected_at: at })
    .where('school_id', '=', seat.schoolId)
    .where('id', '=', seat.seatId)
    .execute();
}

/** Takes a source away from a seat. */
export async function denySource(trx: Trx, seat: SeatId, source: MediaSource): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ denied: sql`array_append(denied, ${source})` })
    .where('school_id', '=', seat.schoolId)
    .where('id', '=', seat.seatId)
    .execute();
}

/** Notes that something was received; false when it already was. A second one at once waits here. */
export async function keepReceipt(trx: Trx, id: string): Promise<boolean> {
  const kept = await trx
    .insertInto('webhook_receipts')
    .values({ id })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function hasReceipt(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('webhook_receipts')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns how many receipts from before that instant were thrown away */
export async function dropReceipts(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_receipts')
    .where('received_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
