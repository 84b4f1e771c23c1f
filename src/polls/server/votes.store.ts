import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import { nameOf } from '../../school/server/index.ts';
import type { PollRow } from './polls.store.ts';
import './tables.ts';

/** Keeps a seat's answer to a poll by name: the last one stands. */
export async function keepVote(
  trx: Trx,
  { school_id, id }: PollRow,
  seatId: string,
  sealed: string,
): Promise<void> {
  await trx
    .insertInto('poll_votes')
    .values({ school_id, poll_id: id, seat_id: seatId, sealed })
    .onConflict((conflict) => conflict.columns(['poll_id', 'seat_id']).doUpdateSet({ sealed }))
    .execute();
}

export type NamedVote = {
  answerId: string;
  pollId: string;
  seatId: string;
  name: PersonName;
  sealed: string;
};

/** The answers by name to some polls; in the order of ids that tell nothing of when they came. */
export async function listVotes(
  db: Db,
  schoolId: string,
  pollIds: readonly string[],
): Promise<NamedVote[]> {
  if (pollIds.length === 0) return [];
  const rows = await db
    .selectFrom('poll_votes as v')
    .innerJoin('seats as s', 's.id', 'v.seat_id')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .leftJoin('guests as g', 'g.id', 's.guest_id')
    .select(['v.id', 'v.poll_id', 'v.seat_id', 'v.sealed', 'p.title'])
    .select([
      sql<string>`coalesce(p.family_name, g.family_name)`.as('family_name'),
      sql<string>`coalesce(p.given_name, g.given_name)`.as('given_name'),
    ])
    .where('v.school_id', '=', schoolId)
    .where('v.poll_id', 'in', pollIds)
    .orderBy('v.id')
    .execute();
  return rows.map((row) => ({
    answerId: row.id,
    pollId: row.poll_id,
    seatId: row.seat_id,
    name: nameOf(row),
    sealed: row.sealed,
  }));
}

export async function eraseVote(
  trx: Trx,
  { school_id, id }: PollRow,
  answerId: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('poll_votes')
    .where('school_id', '=', school_id)
    .where('poll_id', '=', id)
    .where('id', '=', answerId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
