import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUsername } from '../username.ts';
import { freeUsername, usernameOf } from './proposal.ts';

const name = (given: string, family: string) => ({ given, family, title: null });

describe('a proposed username', () => {
  it.each([
    ['Zoé', 'Dubois', 'zoe.dubois'],
    ['Jean-Baptiste', 'N’Diaye', 'jean-baptiste.n-diaye'],
    ['Basile', 'Œuvrard', 'basile.oeuvrard'],
    ['Ada', 'Yılmaz', 'ada.yilmaz'],
    ['Lotte', 'Van den Berghe', 'lotte.van-den-berghe'],
    ['Élie', '', 'elie'],
    ['愛', '李', 'compte'],
  ])('of %s %s is %s', (given, family, expected) => {
    expect(usernameOf(name(given, family))).toBe(expected);
  });

  it('is a username, whatever the name holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (given, family) => {
        expect(isUsername(usernameOf(name(given, family)))).toBe(true);
      }),
    );
  });

  it('is numbered when others bear it', () => {
    expect(freeUsername('zoe.dubois', new Set())).toBe('zoe.dubois');
    expect(freeUsername('zoe.dubois', new Set(['zoe.dubois', 'zoe.dubois2']))).toBe('zoe.dubois3');
  });
});
