import type { Db, Trx } from '../../platform/server/db.ts';
import { countAnswered, type PollRow } from './polls.store.ts';
import './tables.ts';

/** Makes the tallies of an anonymous poll, one for each choice. */
export async function insertTallies(
  trx: Trx,
  schoolId: string,
  pollId: string,
  optionCount: number,
): Promise<void> {
  if (optionCount === 0) return;
  await trx
    .insertInto('poll_tallies')
    .values(
      Array.from({ length: optionCount }, (_, choice) => ({
        school_id: schoolId,
        poll_id: pollId,
        choice,
      })),
    )
    .execute();
}

/** Notes that the owner of a token has answered; `false` when they had. */
export async function addBallot(trx: Trx, poll: PollRow, token: string): Promise<boolean> {
  const made = await trx
    .insertInto('poll_ballots')
    .values({ school_id: poll.school_id, poll_id: poll.id, token })
    .onConflict((conflict) => conflict.doNothing())
    .returning('token')
    .executeTakeFirst();
  if (made) await countAnswered(trx, poll);
  return made !== undefined;
}

export const hasBallot = async (
  db: Db,
  schoolId: string,
  pollId: string,
  token: string,
): Promise<boolean> =>
  (await db
    .selectFrom('poll_ballots')
    .select('token')
    .where('school_id', '=', schoolId)
    .where('poll_id', '=', pollId)
    .where('token', '=', token)
    .executeTakeFirst()) !== undefined;

export async function addToTallies(
  trx: Trx,
  { school_id, id }: PollRow,
  choices: readonly number[],
): Promise<void> {
  await trx
    .updateTable('poll_tallies')
    .set(({ eb }) => ({ votes: eb('votes', '+', 1) }))
    .where('school_id', '=', school_id)
    .where('poll_id', '=', id)
    .where('choice', 'in', choices)
    .execute();
}

export async function insertText(
  trx: Trx,
  { school_id, id }: PollRow,
  answerId: string,
  sealed: string,
): Promise<void> {
  await trx
    .insertInto('poll_texts')
    .values({ id: answerId, school_id, poll_id: id, sealed })
    .execute();
}

export async function eraseText(
  trx: Trx,
  { school_id, id }: PollRow,
  answerId: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('poll_texts')
    .where('school_id', '=', school_id)
    .where('poll_id', '=', id)
    .where('id', '=', answerId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Erases who answered an anonymous poll, and writes what was answered anew, all at once, in the order of random
 * ids: neither the place of a row nor the transaction that wrote it tells when it came.
 */
export async function forgetOrder(trx: Trx, { school_id, id }: PollRow): Promise<void> {
  const of = { school_id, poll_id: id };
  await trx
    .deleteFrom('poll_ballots')
    .where('school_id', '=', school_id)
    .where('poll_id', '=', id)
    .execute();
  const tallies = await trx
    .deleteFrom('poll_tallies')
    .where('school_id', '=', school_id)
    .where('poll_id', '=', id)
    .returning(['choice', 'votes'])
    .execute();
  const texts = await trx
    .deleteFrom('poll_texts')
    .where('school_id', '=', school_id)
    .where('poll_id', '=', id)
    .returning(['id', 'sealed'])
    .execute();
  tallies.sort((a, b) => a.choice - b.choice);
  texts.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (tallies.length > 0)
    await trx
      .insertInto('poll_tallies')
      .values(tallies.map((row) => ({ ...of, ...row })))
      .execute();
  if (texts.length > 0)
    await trx
      .insertInto('poll_texts')
      .values(texts.map((row) => ({ ...of, ...row })))
      .execute();
}

/** How many chose each choice of some anonymous polls. */
export async function listTallies(db: Db, schoolId: string, pollIds: readonly string[]) {
  if (pollIds.length === 0) return [];
  return db
    .selectFrom('poll_tallies')
    .select(['poll_id', 'choice', 'votes'])
    .where('school_id', '=', schoolId)
    .where('poll_id', 'in', pollIds)
    .orderBy('choice')
    .execute();
}

/** What was written in some anonymous polls, in the order of random ids. */
export async function listTexts(db: Db, schoolId: string, pollIds: readonly string[]) {
  if (pollIds.length === 0) return [];
  return db
    .selectFrom('poll_texts')
    .select(['id', 'poll_id', 'sealed'])
    .where('school_id', '=', schoolId)
    .where('poll_id', 'in', pollIds)
    .orderBy('id')
    .execute();
}
