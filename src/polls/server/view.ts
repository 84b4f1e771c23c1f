import { can } from '../../access/contract/abilities.ts';
import type { SeatActor } from '../../access/contract/actors.ts';
import type { TextSeal } from '../../platform/server/seal.ts';
import { compareNames } from '../../school/contract/names.ts';
import type { Poll } from '../contract/routes.ts';
import type { Polls } from './answer.ts';
import { hasBallot } from './ballots.store.ts';
import { nothingYet, readOutcomes, type Outcome } from './outcomes.ts';
import { listPolls, type PollRow } from './polls.store.ts';
import { ballotToken, openWords } from './seals.ts';

/** The polls of a long lesson, in one answer. */
const atMost = 50;

/** May this seat see what came out of a poll? */
const seesResults = (actor: SeatActor, { shared }: PollRow) =>
  can(actor, 'poll.results', { meetingId: actor.meetingId, shared });

/** What this seat answered. Of an anonymous poll that is open, that it did; once closed, nobody knows any more. */
async function mineOf(
  { core }: Polls,
  seal: TextSeal,
  { seatId }: SeatActor,
  poll: PollRow,
  { votes }: Outcome,
): Promise<Poll['mine']> {
  const own = votes?.find((vote) => vote.seatId === seatId);
  if (own) return { choices: [...own.choices], text: own.text };
  if (poll.ballot_key === null) return null;
  const token = ballotToken(seal, poll.id, poll.ballot_key, seatId);
  const isThere = await hasBallot(core.db, poll.school_id, poll.id, token);
  return isThere ? { choices: null, text: null } : null;
}

/** The polls of a lesson as a seat may see them: who does not lead sees the open one, and what is shared. */
export async function readPollsFor(polls: Polls, actor: SeatActor): Promise<Poll[]> {
  const rows = await listPolls(polls.core.db, actor, atMost);
  const shown = rows.filter((row) => row.closed_at === null || seesResults(actor, row));
  if (shown.length === 0) return [];
  const seal = await polls.seals(actor.schoolId);
  const outcomes = await readOutcomes(polls.core.db, seal, actor.schoolId, shown);
  return Promise.all(
    shown.map(async (row): Promise<Poll> => {
      const outcome = outcomes.get(row.id) ?? nothingYet;
      const leads = can(actor, 'poll.lead', actor);
      return {
        ...tellPoll(seal, row, outcome, { sees: seesResults(actor, row), leads }),
        mine: leads ? null : await mineOf(polls, seal, actor, row, outcome),
      };
    }),
  );
}

/** A poll with what somebody may see of it, but for what they answered. */
export function tellPoll(
  seal: TextSeal,
  row: PollRow,
  outcome: Outcome,
  { sees, leads }: { sees: boolean; leads: boolean },
): Omit<Poll, 'mine'> {
  const { question, options, expected } = openWords(seal, row.id, row.sealed);
  return {
    pollId: row.id,
    kind: row.kind,
    question,
    options: [...options],
    anonymous: row.anonymous,
    openedAt: row.opened_at.toISOString(),
    open: row.closed_at === null,
    shared: row.shared,
    answered: sees ? outcome.answered : null,
    results: sees ? outcome.results : null,
    votes: leads && outcome.votes ? namedVotes(outcome.votes) : null,
    expected: sees && expected.length > 0 ? [...expected] : null,
    from:
      leads && row.set_id !== null && row.place !== null
        ? { setId: row.set_id, place: row.place }
        : null,
  };
}

/** For who leads: in the order of the class’s list. */
const namedVotes = (votes: NonNullable<Outcome['votes']>): Poll['votes'] =>
  [...votes]
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ answerId, seatId, name, choices, text }) => ({
      answerId,
      seatId,
      name,
      choices: [...choices],
      text,
    }));
