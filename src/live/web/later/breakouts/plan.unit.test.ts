import { describe, expect, it } from 'vitest';
import { groupsOf, type Plan, planFrom, withCount, withPlace } from './plan.ts';

const plan: Plan = {
  count: 3,
  minutes: null,
  byChoice: false,
  limit: null,
  places: new Map([
    ['zoe', 1],
    ['hugo', 3],
    ['lea', 1],
  ]),
};

describe('a plan of breakouts', () => {
  it('tells the people of each one, without those who have gone', () => {
    expect(groupsOf(plan, new Set(['zoe', 'hugo', 'lea']))).toEqual([['zoe', 'lea'], [], ['hugo']]);
    expect(groupsOf(plan, new Set(['lea']))).toEqual([['lea'], [], []]);
  });

  it('with fewer of them, leaves in the main room whoever was in one that is no more', () => {
    expect([...withCount(plan, 2).places.keys()]).toEqual(['zoe', 'lea']);
  });

  it('that was kept is there again', () => {
    const kept = planFrom({
      minutes: 10,
      byChoice: true,
      limit: 3,
      breakouts: [['zoe', 'lea'], [], ['hugo']],
    });
    expect(kept).toEqual({ ...plan, minutes: 10, byChoice: true, limit: 3 });
  });

  it('puts each one in one place', () => {
    expect(withPlace(plan, 'zoe', 2).places.get('zoe')).toBe(2);
    expect(withPlace(plan, 'zoe', 0).places.has('zoe')).toBe(false);
  });
});
