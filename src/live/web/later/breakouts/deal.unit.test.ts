import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal } from './deal.ts';

const people = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 40 });
const chance = fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true }));

describe('people dealt into breakouts', () => {
  it('are each in one of them, and these differ by one person at most', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 20 }), chance, (seatIds, count, numbers) => {
        const dealt = deal(seatIds, count, () => numbers.next().value as number);
        expect([...dealt.keys()].sort()).toEqual([...seatIds].sort());
        const sizes = Array.from(
          { length: count },
          (_, index) => [...dealt.values()].filter((number) => number === index + 1).length,
        );
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(seatIds.length);
      }),
    );
  });

  it('are with others when chance wants it so', () => {
    const together = (random: () => number) => {
      const dealt = deal(['a', 'b', 'c', 'd'], 2, random);
      return [...dealt].filter(([, number]) => number === dealt.get('a')).map(([id]) => id);
    };
    expect(together(() => 0)).not.toEqual(together(() => 0.999));
  });
});
