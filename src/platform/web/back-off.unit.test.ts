import { expect, test } from 'vitest';
import { waitBefore } from './back-off.ts';

test('the first attempt does not wait', () => {
  expect(waitBefore(0, 0.9)).toBe(0);
});

test('waits grow and stay under half a minute', () => {
  expect(waitBefore(1, 0)).toBe(250);
  expect(waitBefore(3, 0)).toBe(1000);
  expect(waitBefore(50, 0.999)).toBeLessThanOrEqual(30_000);
});

test('two browsers do not come back together', () => {
  expect(waitBefore(4, 0.1)).not.toBe(waitBefore(4, 0.7));
});
