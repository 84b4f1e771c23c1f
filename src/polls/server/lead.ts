import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { record } from '../../platform/server/events/index.ts';
import { newId } from '../../platform/server/new-id.store.ts';
import { lockMeeting } from '../../meeting/server/index.ts';
import { pollClosed, pollDeleted, pollOpened, pollShown } from '../contract/events.ts';
import { choicesOf, fewestShown } from '../contract/kinds.ts';
import type { NewPoll } from '../contract/routes.ts';
import type { Polls } from './answer.ts';
import { eraseText, forgetOrder, insertTallies } from './ballots.store.ts';
import {
  erasePoll,
  hasOpenPoll,
  insertPoll,
  lockPoll,
  setClosed,
  setShared,
  type PollId,
  type PollRow,
} from './polls.store.ts';
import { newBallotKey, sealWords } from './seals.ts';
import { eraseVote } from './votes.store.ts';

type PollEvent = typeof pollOpened | typeof pollClosed | typeof pollShown | typeof pollDeleted;

const tell = (trx: Trx, what: PollEvent, { meetingId, pollId }: PollId) =>
  record(trx, what, { stream: meetingId, audience: 'all', data: { pollId } });

/** A question that is asked; one that was prepared may have a right answer. */
export type Asked = NewPoll & {
  expected?: readonly number[];
  from?: { setId: string; place: number } | null;
};

/**
 * Asks everybody inside something.
 * @throws {Problem} `poll.one_open` while another is open
 */
export async function open(
  { core, seals }: Polls,
  host: SeatActor,
  { kind, anonymous, question, options, expected = [], from = null }: Asked,
): Promise<{ pollId: string }> {
  const seal = await seals(host.schoolId);
  return core.transact(async (trx) => {
    // Two who lead open one after the other.
    await lockMeeting(trx, host.schoolId, host.meetingId);
    if (await hasOpenPoll(trx, host)) throw new Problem('poll.one_open');
    const pollId = await newId(trx);
    const optionCount = choicesOf(kind, options);
    await insertPoll(
      trx,
      { ...host, pollId },
      {
        kind,
        anonymous,
        option_count: optionCount,
        sealed: sealWords(seal, pollId, { question, options, expected }),
        ballot_key: anonymous ? newBallotKey(seal, pollId) : null,
        opened_at: core.now(),
        set_id: from?.setId ?? null,
        place: from?.place ?? null,
      },
    );
    if (anonymous) await insertTallies(trx, host.schoolId, pollId, optionCount);
    await tell(trx, pollOpened, { ...host, pollId });
    return { pollId };
  });
}

/** Closes a poll whose row is locked: who had answered an anonymous one is forgotten. */
async function closeLocked(trx: Trx, poll: PollRow, at: Date): Promise<void> {
  await setClosed(trx, poll, at);
  if (poll.anonymous) await forgetOrder(trx, poll);
}

/**
 * Closes a poll; one that is closed stays so.
 * @throws {Problem} `not_found`
 */
export async function close({ core }: Pick<Polls, 'core'>, id: PollId): Promise<void> {
  await core.transact(async (trx) => {
    const poll = await lockPoll(trx, id);
    if (!poll) throw new Problem('not_found');
    if (poll.closed_at !== null) return;
    await closeLocked(trx, poll, core.now());
    await tell(trx, pollClosed, id);
  });
}

/** Can what came out be told? Of an anonymous poll, not when it would tell who said it. */
export const isTellable = ({ anonymous, answered, closed_at }: PollRow): boolean =>
  !anonymous || (closed_at !== null && answered >= fewestShown);

/**
 * Shows everybody what came out of a poll, or no longer.
 * @throws {Problem} `not_found`, `poll.still_open`, `poll.too_few`
 */
export async function share({ core }: Polls, id: PollId, shared: boolean): Promise<void> {
  await core.transact(async (trx) => {
    const poll = await lockPoll(trx, id);
    if (!poll) throw new Problem('not_found');
    if (poll.closed_at === null) throw new Problem('poll.still_open');
    if (!isTellable(poll)) throw new Problem('poll.too_few');
    if (poll.shared === shared) return;
    await setShared(trx, poll, shared);
    await tell(trx, pollShown, id);
  });
}

/**
 * Takes one answer away from everybody: it is erased.
 * @throws {Problem} `not_found` for one that is not of this poll
 */
export async function takeAnswerAway({ core }: Polls, id: PollId, answerId: string): Promise<void> {
  await core.transact(async (trx) => {
    const poll = await lockPoll(trx, id);
    // What an anonymous poll holds is not looked into before it is closed.
    const isThere =
      poll !== undefined &&
      (poll.anonymous
        ? poll.closed_at !== null && (await eraseText(trx, poll, answerId))
        : await eraseVote(trx, poll, answerId));
    if (!isThere) throw new Problem('not_found');
    await tell(trx, pollShown, id);
  });
}

/**
 * Takes a poll and its answers away: all is erased.
 * @throws {Problem} `not_found`
 */
export async function takePollAway({ core }: Polls, id: PollId): Promise<void> {
  await core.transact(async (trx) => {
    if (!(await erasePoll(trx, id))) throw new Problem('not_found');
    await tell(trx, pollDeleted, id);
  });
}
