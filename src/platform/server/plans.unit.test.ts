import { describe, expect, it } from 'vitest';
import { openPlans } from './plans.ts';

const ask = (planOf: ReturnType<typeof openPlans>, text: string, times: number) =>
  Array.from({ length: times }, () => planOf(text)).at(-1);

describe('plans that are kept', () => {
  it('a question has a plan once it was asked often, always by the same name', () => {
    const planOf = openPlans();
    expect(ask(planOf, 'select "a"', 100)).toBeUndefined();
    const name = planOf('select "a"');
    expect(name).toBeDefined();
    expect(ask(planOf, 'select "a"', 50)).toBe(name);
    expect(ask(planOf, 'select "b"', 101)).not.toBe(name);
  });

  it.each(['begin', 'select * from "a"', 'select count(*) from "a"', 'truncate "a"'])(
    'never for %s',
    (text) => {
      expect(ask(openPlans(), text, 1_000)).toBeUndefined();
    },
  );

  it('there are never more than a few, whatever is asked', () => {
    const planOf = openPlans();
    const names = new Set<string | undefined>();
    for (let n = 0; n < 5_000; n += 1) names.add(ask(planOf, `select "c${n}"`, 101));
    expect(names.size).toBeLessThan(70);
  });
});
