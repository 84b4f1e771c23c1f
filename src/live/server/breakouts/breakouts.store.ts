import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** An open breakout. */
export type BreakoutRow = {
  id: string;
  room: string;
  endsAt: Date | null;
  byChoice: boolean;
  /** How many may choose it. */
  limit: number | null;
};

/** The breakouts of a lesson that are open, by their number. */
export async function listOpen(db: Db | Trx, meeting: MeetingId): Promise<BreakoutRow[]> {
  const rows = await db
    .selectFrom('breakouts')
    .select(['id', 'media_room', 'ends_at', 'by_choice', 'learners_limit'])
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .where('closed_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    room: row.media_room,
    endsAt: row.ends_at,
    byChoice: row.by_choice,
    limit: row.learners_limit,
  }));
}

/** Opens so many breakouts, numbered from 1. @returns their ids, in order */
export async function insertBreakouts(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  opening: {
    count: number;
    openedAt: Date;
    endsAt: Date | null;
    byChoice: boolean;
    limit: number | null;
  },
): Promise<string[]> {
  const rows = await trx
    .insertInto('breakouts')
    .values(
      Array.from({ length: opening.count }, (_, index) => ({
        school_id: schoolId,
        meeting_id: meetingId,
        number: index + 1,
        opened_at: opening.openedAt,
        ends_at: opening.endsAt,
        by_choice: opening.byChoice,
        learners_limit: opening.limit,
        called_at: null,
        closed_at: null,
      })),
    )
    .returning(['id', 'number'])
    .execute();
  return rows.sort((a, b) => a.number - b.number).map((row) => row.id);
}

/** The room where each of these seats is now. */
export async function findRoomsOf(
  trx: Trx,
  meeting: MeetingId,
  seatIds: readonly string[],
): Promise<Map<string, string>> {
  if (seatIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .leftJoin('breakout_places as p', 'p.seat_id', 's.id')
    .select(['s.id', sql<string>`coalesce(p.media_room, m.media_room)`.as('room')])
    .where('s.school_id', '=', meeting.schoolId)
    .where('s.meeting_id', '=', meeting.meetingId)
    .where('s.id', 'in', seatIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.room]));
}

export type Place = {
  seatId: string;
  breakoutId: string | null;
  byHost: boolean;
  /** From the balcony. */
  listening: boolean;
};

/** Puts a seat in a breakout, for the stay that it is in, or back into the main room (`null`). */
export async function putSeat(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  { seatId, breakoutId, byHost, listening }: Place,
): Promise<void> {
  await sql`
    insert into breakout_seats (
      seat_id, school_id, meeting_id, breakout_id, stay_since, by_host, listening)
    select id, school_id, meeting_id, ${breakoutId}, admitted_at, ${byHost}, ${listening} from seats
    where school_id = ${schoolId} and meeting_id = ${meetingId} and id = ${seatId}
    on conflict (seat_id) do update
      set breakout_id = excluded.breakout_id, stay_since = excluded.stay_since,
        by_host = excluded.by_host, listening = excluded.listening`.execute(trx);
}

/** Did a host say where this seat is? Also in a stay before: who was taken back does not return by the door. */
export async function isPutByHost(
  trx: Trx,
  seat: { schoolId: string; seatId: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('breakout_seats')
    .select('by_host')
    .where('school_id', '=', seat.schoolId)
    .where('seat_id', '=', seat.seatId)
    .executeTakeFirst();
  return row?.by_host ?? false;
}

/** Says when a lesson’s breakouts close by themselves; `null`: when somebody closes them. */
export async function setEnd(trx: Trx, meeting: MeetingId, at: Date | null): Promise<void> {
  await trx
    .updateTable('breakouts')
    .set({ ends_at: at })
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .where('closed_at', 'is', null)
    .execute();
}

/** A breakout calls for somebody who leads, or is answered. @returns whether that changed anything */
export async function setCalled(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  breakoutId: string,
  at: Date | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('breakouts')
    .set({ called_at: at })
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', breakoutId)
    .where('closed_at', 'is', null)
    .where('called_at', at === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Who is in these breakouts, whether inside the lesson or not. */
export async function listPlaced(
  trx: Trx,
  meeting: MeetingId,
  breakoutIds: readonly string[],
): Promise<{ seatId: string; room: string }[]> {
  const rows = await trx
    .selectFrom('breakout_places')
    .select(['seat_id', 'media_room'])
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .where('breakout_id', 'in', breakoutIds)
    .execute();
  return rows.map((row) => ({ seatId: row.seat_id, room: row.media_room }));
}

/** Closes breakouts, and forgets who was in them. */
export async function setClosed(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  breakoutIds: readonly string[],
  at: Date,
): Promise<void> {
  await trx
    .updateTable('breakouts')
    .set({ closed_at: at, called_at: null })
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('id', 'in', breakoutIds)
    .execute();
  await trx
    .deleteFrom('breakout_seats')
    .where('school_id', '=', schoolId)
    .where('breakout_id', 'in', breakoutIds)
    .execute();
  const open = trx
    .selectFrom('breakouts')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('closed_at', 'is', null);
  await trx
    .deleteFrom('breakout_seats')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('breakout_id', 'is', null)
    .where(({ not, exists }) => not(exists(open)))
    .execute();
}

/** Open lessons, of all schools, some of whose breakouts should have closed by now. */
export async function findDue(db: Db, now: Date): Promise<MeetingId[]> {
  const rows = await db
    .selectFrom('breakouts as b')
    .innerJoin('meetings as m', 'm.id', 'b.meeting_id')
    .select(['b.school_id', 'b.meeting_id'])
    .distinct()
    .where('b.closed_at', 'is', null)
    .where('b.ends_at', '<=', now)
    .where('m.state', '=', 'open')
    .execute();
  return rows.map((row) => ({ schoolId: row.school_id, meetingId: row.meeting_id }));
}
