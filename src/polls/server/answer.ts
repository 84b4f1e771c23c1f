import { randomUUID } from 'node:crypto';
import { can } from '../../access/contract/abilities.ts';
import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { record } from '../../platform/server/events/index.ts';
import { openMeter } from '../../platform/server/limits/index.ts';
import type { TextSeal } from '../../platform/server/seal.ts';
import { actorNow } from '../../meeting/server/index.ts';
import type { SchoolSeals } from '../../school/server/index.ts';
import { pollAnswered } from '../contract/events.ts';
import { type Answer, fitsPoll } from '../contract/kinds.ts';
import { addBallot, addToTallies, insertText } from './ballots.store.ts';
import { lockPoll, type PollRow } from './polls.store.ts';
import { ballotToken, sealText, sealVote } from './seals.ts';
import { keepVote } from './votes.store.ts';

export type Polls = { core: Core; seals: SchoolSeals; pace: ReturnType<typeof openMeter> };

/** As often as one changes one’s mind, and far slower than a machine. */
const budget = { points: 10, seconds: 10 };

export const openPace = () => openMeter(budget);

/** Counts an anonymous answer: that it came, and what it said, apart. */
async function cast(
  trx: Trx,
  seal: TextSeal,
  { poll, ballotKey, seatId }: { poll: PollRow; ballotKey: string; seatId: string },
  { choices, text }: Answer,
): Promise<void> {
  const token = ballotToken(seal, poll.id, ballotKey, seatId);
  if (!(await addBallot(trx, poll, token))) throw new Problem('poll.already_answered');
  if (text === null) return addToTallies(trx, poll, choices);
  // An id that tells no instant.
  const answerId = randomUUID();
  await insertText(trx, poll, answerId, sealText(seal, poll.id, answerId, text));
}

/**
 * Takes a seat's answer: by name the last one stands; anonymously there is one, and no event tells its instant.
 * @throws {Problem} `poll.closed`, `poll.already_answered`, `poll.too_fast`; `forbidden` when the right ended
 * meanwhile; `not_found` for a poll of another lesson; `invalid_input` for what is no answer to this question
 */
export async function answer(
  { core, seals, pace }: Polls,
  actor: SeatActor,
  pollId: string,
  given: Answer,
): Promise<void> {
  const seconds = await pace(actor.seatId);
  if (seconds > 0) throw new Problem('poll.too_fast', { params: { seconds } });
  const seal = await seals(actor.schoolId);
  await core.transact(async (trx) => {
    const now = await actorNow(trx, actor);
    if (!now || !can(now, 'poll.answer', now)) throw new Problem('forbidden');
    const poll = await lockPoll(trx, { ...actor, pollId });
    if (!poll) throw new Problem('not_found');
    if (poll.closed_at !== null) throw new Problem('poll.closed');
    if (!fitsPoll({ kind: poll.kind, optionCount: poll.option_count }, given))
      throw new Problem('invalid_input');
    const { seatId } = actor;
    if (poll.ballot_key !== null)
      return cast(trx, seal, { poll, ballotKey: poll.ballot_key, seatId }, given);
    await keepVote(trx, poll, seatId, sealVote(seal, pollId, seatId, given));
    await record(trx, pollAnswered, {
      stream: actor.meetingId,
      audience: 'hosts',
      data: { pollId },
    });
  });
}
