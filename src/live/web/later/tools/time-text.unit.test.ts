import { expect, test } from 'vitest';
import { clockText } from './time-text.ts';

test('a clock shows whole seconds: a timer ends at 0:00 and not before, a stopwatch begins there', () => {
  expect([300_000, 299_999, 61_000, 1, 0, -5].map((ms) => clockText(ms, true))).toEqual([
    '5:00',
    '5:00',
    '1:01',
    '0:01',
    '0:00',
    '0:00',
  ]);
  expect([0, 999, 60_000, 3_725_000].map((ms) => clockText(ms, false))).toEqual([
    '0:00',
    '0:00',
    '1:00',
    '62:05',
  ]);
});
