import { expect, test } from 'vitest';
import { missingProofs, passedInPlaywright, passedInVitest } from './proofs.ts';

const file = 'src/a.test.ts';
const proof = (title: string) => ({ promise: 'P01', file, test: title });

test('Vitest tells the tests that passed by their file and title', () => {
  const report = {
    testResults: [
      {
        name: '/project/src/a.test.ts',
        assertionResults: [
          { title: 'holds', status: 'passed' },
          { title: 'breaks', status: 'failed' },
          { title: 'waits', status: 'pending' },
        ],
      },
    ],
  };
  expect(passedInVitest(report, '/project')).toEqual([{ file, title: 'holds' }]);
});

test('Playwright tells the journeys that passed, within groups too', () => {
  const spec = (title: string, ...statuses: string[]) => ({
    title,
    tests: statuses.map((status) => ({ status })),
  });
  const report = {
    suites: [
      {
        file: 'door.e2e.ts',
        specs: [spec('opens', 'expected'), spec('is skipped', 'skipped')],
        suites: [{ file: 'door.e2e.ts', specs: [spec('shuts', 'flaky'), spec('x', 'unexpected')] }],
      },
    ],
  };
  expect(passedInPlaywright(report, 'e2e')).toEqual([
    { file: 'e2e/door.e2e.ts', title: 'opens' },
    { file: 'e2e/door.e2e.ts', title: 'shuts' },
  ]);
});

test('a proof that did not run, or did not pass, is named', () => {
  const passed = [{ file, title: 'holds' }];
  expect(missingProofs([proof('holds')], passed)).toEqual([]);
  expect(missingProofs([proof('breaks')], passed)).toEqual([
    'P01 : sa preuve n’a pas été faite (src/a.test.ts, « breaks »)',
  ]);
  expect(missingProofs([{ ...proof('holds'), file: 'src/b.test.ts' }], passed)).toHaveLength(1);
  expect(missingProofs([proof('holds')], [])).toHaveLength(1);
});

test('a title with places to fill is found however they were filled', () => {
  const passed = [{ file, title: 'group.list answers nothing' }];
  expect(missingProofs([proof('%s answers nothing')], passed)).toEqual([]);
  expect(missingProofs([proof('$route answers nothing')], passed)).toEqual([]);
  expect(missingProofs([proof('%s answers')], passed)).toHaveLength(1);
});
