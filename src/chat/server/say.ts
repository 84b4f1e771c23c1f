import { can } from '../../access/contract/abilities.ts';
import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { record } from '../../platform/server/events/index.ts';
import { openMeter } from '../../platform/server/limits/index.ts';
import { newId } from '../../platform/server/new-id.store.ts';
import { findBreakoutOf, listLearnersOf } from '../../live/server/index.ts';
import { actorNow, lockMeeting, lockSeat } from '../../meeting/server/index.ts';
import type { SchoolSeals } from '../../school/server/index.ts';
import { chatCleared, messageDeleted, messageSaid } from '../contract/events.ts';
import type { Message } from '../contract/routes.ts';
import { holdsAddress } from '../contract/text.ts';
import {
  eraseMessage,
  findAttempt,
  findLastSaid,
  insertMessage,
  listMessages,
  listTold,
} from './chat.store.ts';
import { eraseAll } from './kept.store.ts';
import { audiencesOf, openMessages, sealText } from './messages.ts';
import { standingOf } from './rules.ts';

export type Chat = { core: Core; seals: SchoolSeals; pace: ReturnType<typeof openMeter> };

/** Faster than one types, and slower than anybody could read a class of thirty. */
const budget = { points: 10, seconds: 10 };

export const openPace = () => openMeter(budget);

export type Words = {
  to: Message['to'];
  /** Whom it is for, when it is to one. */
  oneSeatId: string | null;
  /** The breakout where whoever writes to all believes to be. */
  breakoutId: string | null;
  text: string;
  attempt: string;
};

/** The same question that was asked before the handler, of what holds now. */
async function stillMay(trx: Trx, actor: SeatActor, { to }: Words): Promise<boolean> {
  const now = await actorNow(trx, actor);
  if (!now) return false;
  return to === 'one' ? can(now, 'chat.tell', now) : can(now, 'chat.say', { ...now, to });
}

/**
 * What the class's rule asks of those who neither lead nor work here.
 * @throws {Problem} `chat.no_links`, `chat.slow`
 */
async function keepRule(trx: Trx, actor: SeatActor, text: string, now: Date): Promise<void> {
  if (actor.role === 'host' || actor.role === 'colleague') return;
  const { rule } = await standingOf(trx, actor);
  if (!rule.pupilLinks && holdsAddress(text)) throw new Problem('chat.no_links');
  if (rule.slowSeconds === 0) return;
  const last = await findLastSaid(trx, actor);
  const left = last ? last.getTime() + rule.slowSeconds * 1000 - now.getTime() : 0;
  if (left > 0) throw new Problem('chat.slow', { params: { seconds: Math.ceil(left / 1000) } });
}

/** Somebody inside this lesson who does not lead it. */
async function isLearnerInside(trx: Trx, actor: SeatActor, seatId: string): Promise<boolean> {
  const seat = await lockSeat(trx, actor.schoolId, seatId);
  return seat?.meeting_id === actor.meetingId && seat.state === 'admitted' && seat.role !== 'host';
}

/** Who is in a breakout beside those who lead, who read everything. */
const presentIn = async (
  trx: Trx,
  { schoolId }: SeatActor,
  breakoutId: string | null,
): Promise<string[]> => (breakoutId === null ? [] : listLearnersOf(trx, { schoolId, breakoutId }));

/**
 * Says something: sealed in its own table, told by its id. The same attempt is said once.
 * @throws {Problem} `chat.too_fast`; `chat.no_links` and `chat.slow` by the class's rule; `chat.moved` when `all`
 * would be others than meant; `forbidden` when the right ended meanwhile; `not_found` for somebody who is not inside
 */
export async function say(chat: Chat, actor: SeatActor, words: Words): Promise<Message> {
  const { core, seals } = chat;
  const seconds = await chat.pace(actor.seatId);
  if (seconds > 0) throw new Problem('chat.too_fast', { params: { seconds } });
  const seal = await seals(actor.schoolId);
  const [said] = await core.transact(async (trx) => {
    if (!(await stillMay(trx, actor, words))) throw new Problem('forbidden');
    const before = await findAttempt(trx, actor, words.attempt);
    if (before !== undefined) return listMessages(trx, actor.meetingId, [before]);
    await keepRule(trx, actor, words.text, core.now());
    const { to, oneSeatId } = words;
    if (oneSeatId !== null && !(await isLearnerInside(trx, actor, oneSeatId)))
      throw new Problem('not_found');
    const messageId = await newId(trx);
    // Who leads speaks to the whole class, wherever they are.
    const isOfBreakout = to === 'all' && actor.role !== 'host';
    const breakoutId = isOfBreakout ? await findBreakoutOf(trx, actor) : null;
    if (isOfBreakout && breakoutId !== words.breakoutId) throw new Problem('chat.moved');
    const row = { messageId, authorSeatId: actor.seatId, to, oneSeatId, breakoutId };
    const sealed = sealText(seal, words.text, { ...actor, messageId });
    await insertMessage(trx, actor, { ...row, sealed, attempt: words.attempt, at: core.now() });
    for (const audience of audiencesOf(row, await presentIn(trx, actor, breakoutId)))
      await record(trx, messageSaid, { stream: actor.meetingId, audience, data: { messageId } });
    return listMessages(trx, actor.meetingId, [messageId]);
  });
  const [message] = await openMessages(seals, said ? [said] : []);
  if (!message) throw new Error('what was just said is not there');
  return message;
}

/**
 * Takes a message away from everybody who could read it: its text is erased.
 * @throws {Problem} `not_found` for one that is not of this lesson
 */
export async function takeAway({ core }: Chat, host: SeatActor, messageId: string): Promise<void> {
  await core.transact(async (trx) => {
    const row = await eraseMessage(trx, host, messageId);
    if (!row) throw new Problem('not_found');
    // Who was in its breakout then, and who came there since.
    const told = row.breakoutId === null ? [] : await listTold(trx, host, messageId);
    const present = await presentIn(trx, host, row.breakoutId);
    for (const audience of audiencesOf(row, [...told, ...present]))
      await record(trx, messageDeleted, { stream: host.meetingId, audience, data: { messageId } });
  });
}

/** Takes all messages of a lesson away: their texts are erased. */
export async function clear({ core }: Chat, host: SeatActor): Promise<void> {
  await core.transact(async (trx) => {
    // What is being said now is said before, or after.
    await lockMeeting(trx, host.schoolId, host.meetingId);
    await eraseAll(trx, host.schoolId, [host.meetingId]);
    await record(trx, chatCleared, { stream: host.meetingId, audience: 'all', data: {} });
  });
}
