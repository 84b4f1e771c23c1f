/** A machine that stood still for a moment is late once: what it is asked afterwards can be answered. */
const momentMs = 2_000;
/** Late again within this time, it has been late all along. */
const calmMs = 15_000;

/**
 * Tells a server that is late and stays so from one whose machine stood still and goes on. To be asked each time
 * that the process is found late.
 * @param now milliseconds of a clock that never goes back
 * @returns whether it has been late for longer than a moment
 */
export function openPressure(now: () => number = () => performance.now()): () => boolean {
  let since = -Infinity;
  let last = -Infinity;
  return () => {
    const at = now();
    if (at - last > calmMs) since = at;
    last = at;
    return at - since > momentMs;
  };
}
