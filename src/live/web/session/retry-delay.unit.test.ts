import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelay } from './retry-delay.ts';

it('never waits longer than 4.5 s, however long the cut', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        expect(retryDelay(attempt, random)).toBeLessThanOrEqual(4_500);
        expect(retryDelay(attempt, random)).toBeGreaterThan(0);
      },
    ),
  );
});

it('spreads thirty pages over the same cut', () => {
  const waits = Array.from({ length: 30 }, (_, index) => retryDelay(4, index / 30));
  expect(new Set(waits).size).toBe(30);
});
