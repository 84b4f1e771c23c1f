import { expect, test } from 'vitest';
import { longWait } from './long-wait.ts';

test.each([
  [{}, null],
  [{ seconds: 7 }, null],
  [{ seconds: 60 }, null],
  [{ seconds: 61 }, 2],
  [{ seconds: 600 }, 10],
])('%o is said as %o minutes', (params, minutes) => {
  expect(longWait(params)).toBe(minutes);
});
