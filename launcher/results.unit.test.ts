import { expect, test } from 'vitest';
import { add, readPlaywright, readVitest, summary, withExitCode } from './results.ts';

const none = { passed: 0, failed: 0, skipped: 0, failures: [] };

test('a file that cannot be read counts as one failure', () => {
  const results = readVitest({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: 'SyntaxError: here\nand there',
        assertionResults: [],
      },
      {
        name: 'b.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'works', status: 'passed' },
          { fullName: 'breaks', status: 'failed', failureMessages: ['Error: no'] },
          { fullName: 'waits', status: 'pending' },
        ],
      },
    ],
  });
  expect(results).toEqual({
    passed: 1,
    failed: 2,
    skipped: 1,
    failures: ['breaks : Error: no', 'a.test.ts : SyntaxError: here'],
  });
});

test('a failed journey is named by its whole path', () => {
  const results = readPlaywright({
    suites: [
      {
        title: 'entry.spec.ts',
        suites: [
          { title: 'a pupil', specs: [{ title: 'enters', tests: [{ status: 'unexpected' }] }] },
        ],
      },
    ],
    errors: [{ message: 'no server' }],
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 },
  });
  expect(results.failures).toEqual(['entry.spec.ts › a pupil › enters', 'no server']);
  expect(summary(results)).toBe('4 passed, 2 failed');
});

test('a runner that dies without a word is a failure', () => {
  expect(withExitCode(none, 137, 'Vitest').failed).toBe(1);
  expect(withExitCode(none, 0, 'Vitest').failed).toBe(0);
});

test('results add up, and the last line tells the skipped only when there are some', () => {
  const sum = add({ ...none, passed: 2 }, { ...none, passed: 3, failed: 1, failures: ['x'] });
  expect(summary(sum)).toBe('5 passed, 1 failed');
  expect(summary({ ...sum, skipped: 4 })).toBe('5 passed, 1 failed, 4 skipped');
});
