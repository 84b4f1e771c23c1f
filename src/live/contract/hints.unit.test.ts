import { expect, it } from 'vitest';
import { hintNames, hintNow, type HintName } from './hints.ts';

const empty = { knocking: 0, learners: 0 };
const knocked = { knocking: 1, learners: 0 };
const going = { knocking: 0, learners: 6 };

it('shows nothing before there is something to see', () => {
  expect(hintNow([], empty)).toBe(null);
  expect(hintNow([], knocked)).toBe('door');
  expect(hintNow([], going)).toBe('people');
});

it('shows one at a time, each until it is closed, and none after the last', () => {
  const closed: HintName[] = [];
  const seen: HintName[] = [];
  for (let name = hintNow(closed, { knocking: 2, learners: 6 }); name !== null;) {
    seen.push(name);
    closed.push(name);
    name = hintNow(closed, { knocking: 2, learners: 6 });
  }
  expect(seen).toEqual(hintNames);
});

it('comes back to what was passed over, when it is met', () => {
  expect(hintNow(['people', 'calm', 'end'], going)).toBe(null);
  expect(hintNow(['people', 'calm', 'end'], knocked)).toBe('door');
});
