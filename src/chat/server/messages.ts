import type { TextSeal } from '../../platform/server/seal.ts';
import type { SchoolSeals } from '../../school/server/index.ts';
import type { Audience } from '../../platform/contract/event.ts';
import type { Message } from '../contract/routes.ts';
import type { MessageRow, SealedMessage } from './chat.store.ts';

type Place = { meetingId: string; messageId: string };

/** A text opens as this message of this lesson, and as no other. */
const placeOf = ({ meetingId, messageId }: Place) => `chat ${meetingId} ${messageId}`;

export const sealText = (seal: TextSeal, text: string, place: Place): string =>
  seal.seal(text, placeOf(place));

/** Messages as their readers see them. */
export const openMessages = (seals: SchoolSeals, messages: SealedMessage[]): Promise<Message[]> =>
  Promise.all(
    messages.map(async ({ sealed, schoolId, meetingId, ...message }) => ({
      ...message,
      text: (await seals(schoolId)).open(sealed, placeOf({ ...message, meetingId })),
    })),
  );

/** How much of a long lesson's talk comes in one answer. */
const pageSize = 200;

/**
 * One answer's worth of messages, the latest ones of those that are looked for.
 * @returns them in order, and whether there are more before
 */
export async function pageOf(list: (atMost: number) => Promise<SealedMessage[]>) {
  const found = await list(pageSize + 1);
  return { found: found.slice(-pageSize), more: found.length > pageSize };
}

/**
 * Who is told of a message: those who may read it, each by a line of their own.
 * @param present who is in its breakout, when it was said in one
 */
export function audiencesOf(
  { to, authorSeatId, oneSeatId, breakoutId }: MessageRow,
  present: readonly string[],
): Audience[] {
  if (breakoutId !== null)
    return ['hosts', ...new Set([authorSeatId, ...present].map((id) => `seat:${id}` as const))];
  if (to === 'all') return ['all'];
  return ['hosts', `seat:${to === 'one' ? oneSeatId : authorSeatId}`];
}
