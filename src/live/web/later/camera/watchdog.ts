/** One look at a camera: how many pictures its source has given since it was opened, and when it was asked. */
export type FrameSample = { frames: number; at: number };

/** A camera that gives nothing for this long is opened anew. */
export const STALL_MS = 6_000;

/** What the watchdog remembers: the last sample in which pictures had moved on. */
export type WatchState = { moved: FrameSample | null };

/**
 * Judges one more sample of a camera that is on.
 * @returns what to remember, and whether the camera stands still
 */
export function judge(
  state: WatchState,
  sample: FrameSample,
): { next: WatchState; isStalled: boolean } {
  const { moved } = state;
  // A count that goes back is a source that was opened anew.
  if (!moved || sample.frames !== moved.frames)
    return { next: { moved: sample }, isStalled: false };
  if (sample.at - moved.at < STALL_MS) return { next: state, isStalled: false };
  return { next: { moved: sample }, isStalled: true };
}
