import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUai, uaiCheckLetter } from './uai.ts';

const digits = fc.integer({ min: 0, max: 9_999_999 }).map((n) => String(n).padStart(7, '0'));

describe('a UAI code', () => {
  it.each(['0750655E', '0750654D', '0000001B', '0000000A'])('%s is right', (code) => {
    expect(isUai(code)).toBe(true);
  });

  it.each(['0750655D', '0750655e', '750655E', '07506555E', '0750655', '075O655E', ' 0750655E', ''])(
    '“%s” is refused',
    (code) => {
      expect(isUai(code)).toBe(false);
    },
  );

  it('is right with its letter and wrong with any other', () => {
    fc.assert(
      fc.property(digits, (seven) => {
        const right = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => isUai(seven + letter));
        expect(right).toEqual([uaiCheckLetter(seven)]);
      }),
    );
  });

  it('betrays one mistyped digit', () => {
    fc.assert(
      fc.property(digits, fc.nat(6), fc.nat(9), (seven, at, digit) => {
        const typed = seven.slice(0, at) + digit + seven.slice(at + 1);
        expect(isUai(typed + uaiCheckLetter(seven))).toBe(typed === seven);
      }),
    );
  });

  it('has seven digits', () => {
    expect(() => uaiCheckLetter('12')).toThrow(RangeError);
  });
});
