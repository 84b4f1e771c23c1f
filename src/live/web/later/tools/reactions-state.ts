import {
  longestReaction,
  type Reaction,
  reactionKinds,
  reactionTopic,
} from '../../../contract/reactions.ts';

/** How long a sign is shown. */
export const SHOWN_MS = 5_000;
/** A page draws no more signs than this at once, however many come: the latest stay. */
const MOST = 60;
/** Nor more of one person. */
const MOST_OF_ONE = 3;

export type Shown = Reaction & { key: number; at: number };

/** What came over the media line, as it came. */
export type Came = { payload: Uint8Array; sender: string | undefined; topic: string | undefined };

/**
 * The reaction in what came, if it is one: from the server itself, of the small set, of somebody inside.
 * Whatever else comes is nothing, and nobody's. Pure.
 */
export function readReaction(
  { payload, sender, topic }: Came,
  isInside: (seatId: string) => boolean,
): Reaction | null {
  if (topic !== reactionTopic || sender !== undefined || payload.byteLength > longestReaction)
    return null;
  try {
    const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    if (typeof said !== 'object' || said === null) return null;
    const { seatId, kind } = said as Record<string, unknown>;
    const known = reactionKinds.find((one) => one === kind);
    return typeof seatId === 'string' && known && isInside(seatId) ? { seatId, kind: known } : null;
  } catch {
    return null;
  }
}

/** The signs with one more; the oldest of one person, and of all, give way. Pure. */
export function withReaction(
  shown: readonly Shown[],
  reaction: Reaction,
  now: number,
): readonly Shown[] {
  const key = (shown.at(-1)?.key ?? 0) + 1;
  const fresh = shown.filter(({ at }) => now - at < SHOWN_MS);
  const mine = fresh.filter(({ seatId }) => seatId === reaction.seatId);
  const tooOld = mine.length >= MOST_OF_ONE ? mine[0] : undefined;
  return [...fresh.filter((one) => one !== tooOld), { ...reaction, key, at: now }].slice(-MOST);
}

/** The signs that are still to be seen. Pure. */
export const stillShown = (shown: readonly Shown[], now: number): readonly Shown[] =>
  shown.filter(({ at }) => now - at < SHOWN_MS);
