import { expect, test } from 'vitest';
import { openLine } from './door-line.ts';

test('so many at once, the others in the order in which they came, failures included', async () => {
  const line = openLine(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const come = (n: number) =>
    line(() => {
      begun.push(n);
      return new Promise<number>((resolve, reject) =>
        ends.push(() => (n === 1 ? reject(new Error('no')) : resolve(n))),
      );
    });
  const all = Promise.allSettled([0, 1, 2, 3].map(come));
  for (const expected of [
    [0, 1],
    [0, 1, 2],
    [0, 1, 2, 3],
  ]) {
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual(expected);
    ends[expected.length === 2 ? 1 : expected.length - 1]?.();
    if (expected.length === 3) continue;
  }
  ends.forEach((end) => end());
  expect((await all).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});
