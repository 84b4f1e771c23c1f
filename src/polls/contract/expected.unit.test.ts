import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsExpected, isRight, scoreOf } from './expected.ts';

const question = { kind: 'several', options: ['a', 'b', 'c'], anonymous: false } as const;

describe('what is expected', () => {
  it.each([
    [{ ...question, expected: [0, 2] }, true],
    [{ ...question, expected: [3] }, false],
    [{ ...question, expected: [1, 1] }, false],
    [{ ...question, kind: 'single', expected: [1] }, true],
    [{ ...question, kind: 'single', expected: [0, 1] }, false],
    [{ ...question, kind: 'yesNo', options: [], expected: [1] }, true],
    [{ ...question, kind: 'yesNo', options: [], expected: [2] }, false],
    [{ ...question, kind: 'open', options: [], expected: [0] }, false],
    [{ ...question, anonymous: true, expected: [0] }, false],
    [{ ...question, anonymous: true, expected: [] }, true],
  ] as const)('%j: %s', (given, fits) => {
    expect(fitsExpected(given)).toBe(fits);
  });
});

describe('a score', () => {
  it('counts what is wholly right, and nothing where nothing is expected', () => {
    expect(
      scoreOf([
        { expected: [0], choices: [0] },
        { expected: [0, 2], choices: [2, 0] },
        { expected: [0, 2], choices: [0] },
        { expected: [1], choices: null },
        { expected: [], choices: [1] },
        { expected: null, choices: [1] },
      ]),
    ).toEqual({ right: 2, of: 4 });
  });

  it('is right whatever the order in which one chose, and only with the same choices', () => {
    const choices = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(choices, choices, (expected, chosen) => {
        expect(isRight(expected, [...expected].reverse())).toBe(true);
        const isSame = [...expected].sort().join() === [...chosen].sort().join();
        expect(isRight(expected, chosen)).toBe(isSame);
      }),
    );
  });
});
