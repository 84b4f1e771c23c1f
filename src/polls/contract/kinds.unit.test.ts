import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  choicesOf,
  countChoices,
  fitsKind,
  fitsPoll,
  percentOf,
  pollKinds,
} from './kinds.ts';

const answer = (choices: number[], text: string | null = null): Answer => ({ choices, text });

describe('what a question needs', () => {
  it.each([
    ['yesNo', [], true],
    ['yesNo', ['Oui', 'Non'], false],
    ['letters', [], true],
    ['open', [], true],
    ['open', ['a'], false],
    ['single', ['a'], false],
    ['single', ['a', 'b'], true],
    ['single', ['a', 'a'], false],
    ['several', Array.from({ length: 10 }, (_, n) => `${n}`), true],
    ['several', Array.from({ length: 11 }, (_, n) => `${n}`), false],
  ] as const)('%s with %j: %s', (kind, options, fits) => {
    expect(fitsKind(kind, options)).toBe(fits);
  });
});

describe('what is an answer', () => {
  it.each([
    ['yesNo', answer([1]), true],
    ['yesNo', answer([2]), false],
    ['yesNo', answer([0, 1]), false],
    ['yesNo', answer([]), false],
    ['yesNo', answer([0], 'texte'), false],
    ['letters', answer([3]), true],
    ['several', answer([0, 2]), true],
    ['several', answer([0, 0]), false],
    ['several', answer([]), false],
    ['several', answer([-1]), false],
    ['open', answer([], 'texte'), true],
    ['open', answer([]), false],
    ['open', answer([0], 'texte'), false],
  ] as const)('to %s, %j: %s', (kind, given, fits) => {
    const optionCount = choicesOf(kind, ['a', 'b', 'c']);
    expect(fitsPoll({ kind, optionCount }, given)).toBe(fits);
  });

  it('counts no more than was chosen, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pollKinds),
        fc.array(fc.array(fc.integer({ min: -3, max: 12 }), { maxLength: 4 })),
        (kind, sent) => {
          const optionCount = choicesOf(kind, ['a', 'b', 'c']);
          const kept = sent
            .map((each) => answer(each))
            .filter((each) => fitsPoll({ kind, optionCount }, each));
          const counts = countChoices(kept, optionCount);
          expect(counts).toHaveLength(optionCount);
          for (const count of counts) expect(count).toBeLessThanOrEqual(kept.length);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
            kept.flatMap(({ choices }) => choices).length,
          );
        },
      ),
    );
  });
});

it.each([
  [0, 0, 0],
  [1, 3, 33],
  [2, 3, 67],
  [3, 3, 100],
])('%i of %i is %i %%', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
