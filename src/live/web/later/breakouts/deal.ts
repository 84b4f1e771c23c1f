/**
 * Deals people into breakouts by chance, as evenly as can be: sizes differ by one at most. Pure.
 * @param count how many breakouts, from 1
 * @param random in [0, 1)
 * @returns the number of each one's breakout, from 1
 */
export function deal(
  seatIds: readonly string[],
  count: number,
  random: () => number,
): ReadonlyMap<string, number> {
  const shuffled = [...seatIds];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a];
  }
  return new Map(shuffled.map((seatId, index) => [seatId, (index % count) + 1]));
}
