import type { Db } from '../../platform/server/db.ts';
import type { TextSeal } from '../../platform/server/seal.ts';
import { type Answer, countChoices } from '../contract/kinds.ts';
import type { PollResults } from '../contract/routes.ts';
import { listTallies, listTexts } from './ballots.store.ts';
import { isTellable } from './lead.ts';
import type { PollRow } from './polls.store.ts';
import { openText, openVote } from './seals.ts';
import { listVotes, type NamedVote } from './votes.store.ts';

/** An answer by name, opened. */
export type OpenVote = Omit<NamedVote, 'sealed' | 'pollId'> & Answer;

/** What came out of a poll; `null` while it cannot be told. */
export type Outcome = { results: PollResults | null; answered: number; votes: OpenVote[] | null };

/** What came out of a poll that is gone meanwhile. */
export const nothingYet: Outcome = { results: null, answered: 0, votes: null };

const ofPoll = <T>(rows: readonly T[], of: (row: T) => string, id: string) =>
  rows.filter((row) => of(row) === id);

/** Reads what came out of some polls of a school. */
export async function readOutcomes(
  db: Db,
  seal: TextSeal,
  schoolId: string,
  polls: readonly PollRow[],
): Promise<ReadonlyMap<string, Outcome>> {
  const ids = (anonymous: boolean) =>
    polls.filter((poll) => poll.anonymous === anonymous && isTellable(poll)).map(({ id }) => id);
  const votes = await listVotes(db, schoolId, ids(false));
  const tallies = await listTallies(db, schoolId, ids(true));
  const texts = await listTexts(db, schoolId, ids(true));
  return new Map(
    polls.map((poll): [string, Outcome] => {
      const { id, anonymous, answered } = poll;
      if (!anonymous)
        return [
          id,
          byName(
            seal,
            poll,
            ofPoll(votes, ({ pollId }) => pollId, id),
          ),
        ];
      if (!isTellable(poll)) return [id, { results: null, answered, votes: null }];
      const counts = ofPoll(tallies, (row) => row.poll_id, id).map((row) => row.votes);
      const written = ofPoll(texts, (row) => row.poll_id, id).map((row) => ({
        answerId: row.id,
        text: openText(seal, id, row.id, row.sealed),
      }));
      return [id, { results: { counts, texts: written }, answered, votes: null }];
    }),
  );
}

function byName(seal: TextSeal, { id, option_count }: PollRow, sealed: NamedVote[]): Outcome {
  const votes = sealed.map(({ answerId, seatId, name, sealed: text }) => ({
    answerId,
    seatId,
    name,
    ...openVote(seal, id, seatId, text),
  }));
  const counts = countChoices(votes, option_count);
  const texts = votes.flatMap(({ answerId, text }) => (text === null ? [] : [{ answerId, text }]));
  return { results: { counts, texts }, answered: votes.length, votes };
}
