import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { HandKind } from '../../contract/hands.ts';
import '../../../meeting/server/tables.ts';

type MeetingId = { schoolId: string; meetingId: string };
type SeatId = MeetingId & { seatId: string };

const columnOf = {
  speech: 'hand_raised_at',
  help: 'help_asked_at',
} as const satisfies Record<HandKind, string>;

/**
 * Notes a raised hand, after all those that are up: two at the same instant keep their order too. The
 * meeting's row must be locked.
 * @returns false when it was up already, or when that seat is not inside
 */
export async function noteRaised(
  trx: Trx,
  { schoolId, meetingId, seatId }: SeatId,
  wants: HandKind,
  now: Date,
): Promise<boolean> {
  const column = columnOf[wants];
  const last = sql`(select max(${sql.ref(column)}) from seats
    where school_id = ${schoolId} and meeting_id = ${meetingId})`;
  const { numUpdatedRows } = await trx
    .updateTable('seats')
    .set(column, sql<Date>`greatest(${now}::timestamptz, ${last} + interval '1 microsecond')`)
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', seatId)
    .where('state', '=', 'admitted')
    .where(column, 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lowers hands of a lesson: of some, or of everybody. @returns whose hand was up */
export async function noteLowered(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  wants: HandKind,
  seatIds: readonly string[] | null,
): Promise<string[]> {
  const column = columnOf[wants];
  const rows = await trx
    .selectFrom('seats')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where(column, 'is not', null)
    .$if(seatIds !== null, (query) => query.where('id', 'in', seatIds ?? []))
    // In a fixed order, so that two teachers cannot deadlock.
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0)
    await trx
      .updateTable('seats')
      .set(column, null)
      .where('school_id', '=', schoolId)
      .where('id', 'in', ids)
      .execute();
  return ids;
}

/** Gives the floor of a lesson to one seat, or to nobody. @returns who had it and has it no more */
export async function passFloor(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  to: string | null,
  now: Date,
): Promise<string[]> {
  const rows = await trx
    .updateTable('seats')
    .set({ floor_given_at: null })
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('floor_given_at', 'is not', null)
    .$if(to !== null, (query) => query.where('id', '!=', to))
    .returning('id')
    .execute();
  if (to !== null)
    await trx
      .updateTable('seats')
      .set({ floor_given_at: now })
      .where('school_id', '=', schoolId)
      .where('id', '=', to)
      .execute();
  return rows.map(({ id }) => id);
}

type Hands = Record<HandKind, string[]> & { floor: string | null };

/** Who has a hand up in a lesson, the first raised first, and who has the floor. */
export async function listHands(db: Db | Trx, { schoolId, meetingId }: MeetingId): Promise<Hands> {
  const row = await db
    .selectFrom('seats')
    .select([
      sql<string[]>`coalesce(array_agg(id order by hand_raised_at)
        filter (where hand_raised_at is not null), '{}')`.as('speech'),
      sql<string[]>`coalesce(array_agg(id order by help_asked_at)
        filter (where help_asked_at is not null), '{}')`.as('help'),
      sql<string[]>`coalesce(array_agg(id) filter (where floor_given_at is not null), '{}')`.as(
        'floor',
      ),
    ])
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'admitted')
    .executeTakeFirstOrThrow();
  return { ...row, floor: row.floor[0] ?? null };
}
