import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockText, isOver, leftUntil } from './countdown.ts';

test.each([
  [0, '0:00'],
  [1, '0:01'],
  [1_000, '0:01'],
  [61_000, '1:01'],
  [3_723_000, '1:02:03'],
])('%i ms read %s', (ms, text) => {
  expect(clockText(leftUntil(ms, 0))).toBe(text);
});

test('an hour that has passed is over, never negative', () => {
  expect(isOver(leftUntil(1_000, 90_000))).toBe(true);
});

test('it is over exactly when the instant has come', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(1e9), (deadline, now) => {
      expect(isOver(leftUntil(deadline, now))).toBe(now >= deadline);
    }),
  );
});
