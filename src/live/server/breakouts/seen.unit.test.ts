import { describe, expect, it } from 'vitest';
import { seenBy } from './seen.ts';
import type { WholeSet } from './set.store.ts';

const one = {
  breakoutId: 'one',
  number: 1,
  called: false,
  listening: [],
  seatIds: ['hugo', 'teacher', 'zoe'],
};
const two = { breakoutId: 'two', number: 2, called: true, listening: [], seatIds: ['lea'] };
const common = { now: '2026-03-24T09:10:00Z', endsAt: null, byChoice: false, limit: null };
const whole: WholeSet = { ...common, breakouts: [one, two], put: [], hosts: ['teacher'] };
/** What anybody gets, and nothing more. */
const set = { ...common, choices: [] };
const seesAll = (_seatId: string) => true;
const look = (seatId: string, knows = seesAll, isHost = false) =>
  seenBy(whole, { seatId, isHost, knows });

describe('breakouts, as one sees them', () => {
  it('are all there for who leads, wherever that one is', () => {
    expect(look('teacher', seesAll, true)).toEqual({
      ...set,
      breakouts: [one, two],
      elsewhere: ['lea'],
    });
    expect(look('other', seesAll, true)?.breakouts).toEqual([one, two]);
  });

  it('are one’s own alone for everybody else; of the others, only that they are elsewhere', () => {
    expect(look('zoe')).toEqual({ ...set, breakouts: [one], elsewhere: ['lea'] });
    expect(look('late')).toEqual({
      ...set,
      breakouts: [],
      elsewhere: ['hugo', 'lea', 'teacher', 'zoe'],
    });
  });

  it('without the list, name oneself and those who lead', () => {
    const knows = (seatId: string) => ['zoe', 'teacher'].includes(seatId);
    expect(look('zoe', knows)).toEqual({
      ...set,
      breakouts: [{ ...one, seatIds: ['teacher', 'zoe'] }],
      elsewhere: [],
    });
    expect(look('late', (seatId) => seatId === 'late')).toEqual({
      ...set,
      breakouts: [],
      elsewhere: [],
    });
  });

  it('can be chosen from, by their size, where one may, and a host has not said where one is', () => {
    const byChoice: WholeSet = { ...whole, byChoice: true, put: ['lea'] };
    const choicesOf = (seatId: string, isHost = false) =>
      seenBy(byChoice, { seatId, isHost, knows: (id) => id === seatId })?.choices;
    expect(choicesOf('late')).toEqual([
      // Who leads takes nobody’s place.
      { breakoutId: 'one', number: 1, size: 2 },
      { breakoutId: 'two', number: 2, size: 1 },
    ]);
    expect(choicesOf('lea')).toEqual([]);
    expect(choicesOf('teacher', true)).toEqual([]);
  });

  it('are nothing while there are none', () => {
    expect(seenBy(null, { seatId: 'zoe', isHost: false, knows: seesAll })).toBeNull();
  });
});
