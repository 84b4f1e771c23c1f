import { expect, it } from 'vitest';
import { inOrder } from './attention.ts';

it('keeps shared screens in the order in which they began', () => {
  expect(inOrder(['b', 'a'], ['a', 'b', 'c'])).toEqual(['b', 'a', 'c']);
  expect(inOrder(['b', 'a'], ['a'])).toEqual(['a']);
});

it('is the same list while nothing changes', () => {
  const before = ['b', 'a'];
  expect(inOrder(before, ['a', 'b'])).toBe(before);
});
