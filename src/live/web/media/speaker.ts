/** Who holds the large picture, and who is about to take it. */
export type SpeakerState = {
  current: string | null;
  /** When the present speaker was last heard, in milliseconds. */
  heardAt: number;
  rival: { seatId: string; since: number } | null;
};

export const nobodySpeaks: SpeakerState = { current: null, heardAt: 0, rival: null };

/** A cough must not take the stage, nor a breath lose it. */
const TAKE_MS = 900;
const KEEP_MS = 1_500;

/**
 * The speaker to show large, given who is heard now. Somebody else takes the stage after speaking for a
 * while in which the present speaker was silent for longer than a breath.
 * @param heard seats heard now, loudest first
 */
export function nextSpeaker(
  state: SpeakerState,
  heard: readonly string[],
  now: number,
): SpeakerState {
  if (state.current !== null && heard.includes(state.current)) {
    return { current: state.current, heardAt: now, rival: null };
  }
  const loudest = heard[0];
  if (loudest === undefined) return { ...state, rival: null };
  if (state.current === null) return { current: loudest, heardAt: now, rival: null };
  const rival = state.rival?.seatId === loudest ? state.rival : { seatId: loudest, since: now };
  const isReady = now - rival.since >= TAKE_MS && now - state.heardAt >= KEEP_MS;
  return isReady ? { current: loudest, heardAt: now, rival: null } : { ...state, rival };
}
