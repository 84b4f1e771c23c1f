import { expect, test } from 'vitest';
import { noSettings } from '../../../access/contract/rights.ts';
import type { BreakoutSet } from '../../contract/breakout-routes.ts';
import { handPlace } from './place.ts';

const set: BreakoutSet = {
  now: '2026-03-24T09:10:00Z',
  endsAt: null,
  byChoice: false,
  limit: null,
  choices: [],
  breakouts: [
    { breakoutId: 'one', number: 1, called: false, listening: [], seatIds: ['hugo', 'zoe'] },
  ],
  elsewhere: ['lea', 'tom'],
};
const state = (seatId: string, breakouts: BreakoutSet | null, role: 'host' | 'pupil' = 'pupil') => {
  const me = { seatId, role, denied: [], rights: noSettings, address: 'tu', sources: [] } as const;
  return {
    hands: { speech: ['lea', 'zoe', 'late', 'tom', 'hugo'], help: [] },
    breakouts,
    me: { ...me, denied: [], sources: [], seesList: true },
  };
};

test('a hand’s place is among those of one’s own breakout; those of another are not counted', () => {
  const places = ['zoe', 'hugo', 'lea', 'tom', 'late'].map((one) =>
    handPlace(state('hugo', set), one),
  );
  expect(places).toEqual([1, 2, 0, 0, 0]);
});

test('in the main room, it is among those who are there', () => {
  const main = { ...set, breakouts: [], elsewhere: ['lea', 'tom', 'zoe', 'hugo'] };
  expect(['late', 'zoe'].map((one) => handPlace(state('late', main), one))).toEqual([1, 0]);
  expect(handPlace(state('late', null), 'hugo')).toBe(5);
});

test('who leads sees all hands in one order, wherever they are', () => {
  expect(handPlace(state('teacher', set, 'host'), 'hugo')).toBe(5);
});
