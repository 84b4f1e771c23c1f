import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import './tables.ts';

/**
 * The media room where a seat is at this instant: its breakout’s, else its lesson’s. For queries whose tables
 * are seats s and meetings m. What the gate, the grants, the reports and the sweep go by is this and nothing else.
 */
export const roomOf = sql<string>`coalesce(
  (select p.media_room from breakout_places p where p.seat_id = s.id), m.media_room)`;

/** Whether a seat listens from a balcony: it may send nothing. For the same queries. */
export const listeningOf = sql<boolean>`exists (
  select from breakout_places p where p.seat_id = s.id and p.listening)`;

/** The open breakout that a seat is in; `null` in the main room. */
export async function findBreakoutOf(
  db: Db | Trx,
  seat: { schoolId: string; seatId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('breakout_places')
    .select('breakout_id')
    .where('school_id', '=', seat.schoolId)
    .where('seat_id', '=', seat.seatId)
    .executeTakeFirst();
  return row?.breakout_id ?? null;
}

/** Who is in a breakout and inside the lesson, beside those who lead. */
export async function listLearnersOf(
  db: Db | Trx,
  breakout: { schoolId: string; breakoutId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('breakout_places as p')
    .innerJoin('seats as s', 's.id', 'p.seat_id')
    .select('p.seat_id')
    .where('p.school_id', '=', breakout.schoolId)
    .where('p.breakout_id', '=', breakout.breakoutId)
    .where('s.state', '=', 'admitted')
    .where('s.role', '<>', 'host')
    .orderBy('p.seat_id')
    .execute();
  return rows.map((row) => row.seat_id);
}
