import type { RolloverCounts, RolloverPreview } from './routes.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/**
 * What a rollover would do with these choices, in figures; after it, the server counts the same.
 * @param keep teaching groups that go on
 * @param leaving divisions whose pupils leave
 */
export function countsOf(
  { divisions, teaching, unplaced }: RolloverPreview,
  keep: ReadonlySet<string>,
  leaving: ReadonlySet<string>,
): RolloverCounts {
  const dropped = teaching.filter(({ groupId }) => !keep.has(groupId));
  const away = [...divisions, ...dropped];
  const left = divisions.filter(({ groupId }) => leaving.has(groupId));
  const suspended = sum(left.map(({ pupils }) => pupils));
  return {
    archived: away.length,
    kept: teaching.length - dropped.length,
    suspended,
    unplaced: unplaced + sum(divisions.map(({ pupils }) => pupils)) - suspended,
    cancelled: sum(away.map(({ lessons }) => lessons)),
  };
}
