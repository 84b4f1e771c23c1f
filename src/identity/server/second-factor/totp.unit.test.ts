import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase32, makeTotpSecret, matchTotp, stepAt, toBase32, totpCode } from './totp.ts';

const rfc = Buffer.from('12345678901234567890');

describe('a code', () => {
  // RFC 6238, appendix B (SHA-1), last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s is %s', (seconds, code) => {
    expect(totpCode(rfc, stepAt(new Date(seconds * 1000)))).toBe(code);
  });

  it('is taken now and one step away, once, and never an older one after', () => {
    const now = new Date('2026-03-24T09:05:10Z');
    const step = stepAt(now);
    for (const away of [-1, 0, 1])
      expect(matchTotp(rfc, totpCode(rfc, step + away), now, 0)).toBe(step + away);
    for (const away of [-2, 2])
      expect(matchTotp(rfc, totpCode(rfc, step + away), now, 0)).toBeNull();
    expect(matchTotp(rfc, totpCode(rfc, step), now, step)).toBeNull();
    expect(matchTotp(rfc, totpCode(rfc, step - 1), now, step)).toBeNull();
    expect(matchTotp(rfc, '', now, 0)).toBeNull();
  });
});

describe('base32', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        expect(fromBase32(toBase32(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
      }),
    );
    expect(toBase32(makeTotpSecret())).toMatch(/^[A-Z2-7]{32}$/);
    expect(() => fromBase32('a1')).toThrow(RangeError);
  });
});
