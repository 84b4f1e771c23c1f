const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt, in milliseconds: it doubles up to half a minute, and a random
 * half of it spreads the return of a whole school after a cut.
 * @param failures attempts failed in a row, 0 for the first
 * @param random in [0, 1)
 */
export function waitBefore(failures: number, random: number): number {
  if (failures === 0) return 0;
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return longest / 2 + (longest / 2) * random;
}
