import { expect, test } from 'vitest';
import { openPressure } from './pressure.ts';

/** What is answered at these instants, in seconds, at each of which the process is found late. */
function answers(...seconds: number[]): boolean[] {
  let at = 0;
  const isLasting = openPressure(() => at * 1_000);
  return seconds.map((second) => {
    at = second;
    return isLasting();
  });
}

test('a machine that stood still once refuses nothing', () => {
  expect(answers(100, 100.4, 101, 101.9)).toEqual([false, false, false, false]);
});

test('one that stays late refuses, however seldom it comes to answer', () => {
  expect(answers(100, 101, 103, 104)).toEqual([false, false, true, true]);
  expect(answers(100, 105, 114)).toEqual([false, true, true]);
});

test('one that stands still again much later is as new', () => {
  expect(answers(100, 104, 200, 201)).toEqual([false, true, false, false]);
});
