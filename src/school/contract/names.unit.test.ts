import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calledName, compareNames, initials, listedName, type PersonName } from './names.ts';

const pupil = (family: string, given = 'Zoé'): PersonName => ({ family, given, title: null });

describe('names', () => {
  it('stand as in a French register', () => {
    const families = [
      'Zola',
      'de La Fontaine',
      'Élodie',
      'N’Diaye',
      'Ndiaye',
      'Etienne',
      'Édouard',
    ];
    const sorted = families.map((family) => pupil(family)).sort(compareNames);
    expect(sorted.map(({ family }) => family)).toEqual([
      'de La Fontaine',
      'Édouard',
      'Élodie',
      'Etienne',
      'N’Diaye',
      'Ndiaye',
      'Zola',
    ]);
  });

  it('with the same family are ordered by given name', () => {
    expect(compareNames(pupil('Martin', 'Éva'), pupil('Martin', 'Fanny'))).toBeLessThan(0);
  });

  it('call adults by their title and pupils by their given name', () => {
    expect(calledName({ family: 'Martin', given: 'Sylvie', title: 'Mme' })).toBe('Mme Martin');
    expect(calledName(pupil('Dubois'))).toBe('Zoé Dubois');
    expect(listedName(pupil('Dubois'))).toBe('Dubois Zoé');
    expect(initials(pupil('élie', 'éva'))).toBe('ÉÉ');
  });

  it('are ordered totally, whatever they hold', () => {
    const name = fc.record({ family: fc.string(), given: fc.string(), title: fc.constant(null) });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0)
          expect(compareNames(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
