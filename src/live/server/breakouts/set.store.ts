import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { BreakoutSet } from '../../contract/breakout-routes.ts';
import './tables.ts';

/** All of it. */
export type WholeSet = Pick<BreakoutSet, 'now' | 'endsAt' | 'byChoice' | 'limit' | 'breakouts'> & {
  /** Seats of which a host said where they are. */
  put: string[];
  /** Seats of those who lead, of those in breakouts. */
  hosts: string[];
};

/**
 * All breakouts of a lesson, `null` while none is open. Nobody but who leads may be told of it as it is: see
 * `seenBy`.
 */
export async function readSet(
  db: Db | Trx,
  meetingId: string,
  now: Date,
): Promise<WholeSet | null> {
  const rows = await db
    .selectFrom('breakouts as b')
    .select(['b.id', 'b.number', 'b.ends_at', 'b.called_at', 'b.by_choice', 'b.learners_limit'])
    .select(
      sql<string[]>`array(
        select p.seat_id from breakout_places p join seats s on s.id = p.seat_id
        where p.breakout_id = b.id and s.state = 'admitted' order by p.seat_id)`.as('seat_ids'),
    )
    .select(
      sql<string[]>`array(
        select p.seat_id from breakout_places p join seats s on s.id = p.seat_id
        where p.breakout_id = b.id and s.state = 'admitted' and p.listening order by p.seat_id)`.as(
        'listening',
      ),
    )
    .select(
      sql<string[]>`array(
        select p.seat_id from breakout_places p join seats s on s.id = p.seat_id
        where p.breakout_id = b.id and s.role = 'host')`.as('hosts'),
    )
    .where('b.meeting_id', '=', meetingId)
    .where('b.closed_at', 'is', null)
    .orderBy('b.number')
    .execute();
  const [first] = rows;
  if (!first) return null;
  const put = await db
    .selectFrom('breakout_seats')
    .select('seat_id')
    .where('meeting_id', '=', meetingId)
    .where('by_host', '=', true)
    .execute();
  return {
    now: now.toISOString(),
    endsAt: first.ends_at?.toISOString() ?? null,
    byChoice: first.by_choice,
    limit: first.learners_limit,
    hosts: rows.flatMap((row) => row.hosts),
    put: put.map((row) => row.seat_id),
    breakouts: rows.map((row) => ({
      breakoutId: row.id,
      number: row.number,
      called: row.called_at !== null,
      seatIds: row.seat_ids,
      listening: row.listening,
    })),
  };
}
