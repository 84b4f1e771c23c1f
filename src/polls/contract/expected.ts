import { choicesOf, type PollKind } from './kinds.ts';

/**
 * Whether what is expected goes with a question: choices that it offers, one where one chooses one, and then by
 * name, since a score is somebody's. Nothing expected goes with all.
 */
export function fitsExpected({
  kind,
  options,
  anonymous,
  expected,
}: {
  kind: PollKind;
  options: readonly string[];
  anonymous: boolean;
  expected: readonly number[];
}): boolean {
  if (expected.length === 0) return true;
  const isOffered = expected.every((choice) => choice < choicesOf(kind, options));
  const isOnce = new Set(expected).size === expected.length;
  return !anonymous && isOffered && isOnce && (kind === 'several' || expected.length === 1);
}

/** Whether somebody chose all that was expected, and nothing else. */
export const isRight = (expected: readonly number[], choices: readonly number[]): boolean =>
  expected.length === choices.length && expected.every((choice) => choices.includes(choice));

type Asked = { expected: readonly number[] | null; choices: readonly number[] | null };

/** How many answers were right, of the questions that have a right one; not to answer is not right. */
export function scoreOf(asked: readonly Asked[]): { right: number; of: number } {
  const marked = asked.filter(({ expected }) => expected !== null && expected.length > 0);
  const right = marked.filter(({ expected, choices }) => isRight(expected ?? [], choices ?? []));
  return { right: right.length, of: marked.length };
}
