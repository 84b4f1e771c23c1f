import { expect, it } from 'vitest';
import { isReady, noQuestion, questionFrom } from './draft.ts';

it('a question without words, without two choices, or with twice the same, is not asked', () => {
  const asked = { ...noQuestion, question: 'Combien ?' };
  expect(isReady(noQuestion)).toBe(false);
  expect(isReady(asked)).toBe(false);
  expect(isReady({ ...asked, options: ['6', ' 6 '] })).toBe(false);
  expect(isReady({ ...asked, options: ['6', '7'] })).toBe(true);
  expect(isReady({ ...asked, question: '  ', options: ['6', '7'] })).toBe(false);
});

it('choices left empty do not count, and an open question keeps none', () => {
  const draft = { kind: 'single', question: ' Combien ? ', options: ['6', '', ' 7 '] } as const;
  expect(questionFrom(draft)).toEqual({
    kind: 'single',
    question: 'Combien ?',
    options: ['6', '7'],
  });
  expect(questionFrom({ ...draft, kind: 'open' }).options).toEqual([]);
  expect(isReady({ ...draft, kind: 'open' })).toBe(true);
});
