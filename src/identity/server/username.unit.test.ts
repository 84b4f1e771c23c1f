import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUsername, resolveUsername, storedUsername } from './username.ts';

describe('a username', () => {
  it.each([
    ['martin', '0750655E', 'martin@0750655e'],
    ['  Martin ', '0750655E', 'martin@0750655e'],
    ['martin@0750655E', '0000001B', 'martin@0750655e'],
    ['MARTIN@0750655e', null, 'martin@0750655e'],
    ['ｍartin', '0750655E', 'martin@0750655e'],
  ])('typed “%s” where the only school is %s is %s', (typed, only, stored) => {
    expect(resolveUsername(typed, only)).toBe(stored);
  });

  it('needs its school when the installation holds several', () => {
    expect(resolveUsername('martin', null)).toBeNull();
  });

  it.each([
    'mаrtin', // Cyrillic а
    'martin\u200b',
    'martin@0750655D',
    'martin@',
    '@0750655E',
    'mar tin',
    'martin@x@0750655E',
    '',
    '.martin',
    'a'.repeat(61),
  ])('“%s” names nobody', (typed) => {
    expect(resolveUsername(typed, '0750655E')).toBeNull();
  });

  it('resolves to what was stored, however it was typed', () => {
    const username = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/);
    fc.assert(
      fc.property(username, (name) => {
        expect(isUsername(name)).toBe(true);
        const stored = storedUsername(name, '0750655E');
        expect(resolveUsername(name.toUpperCase(), '0750655E')).toBe(stored);
        expect(resolveUsername(stored, null)).toBe(stored);
      }),
    );
  });
});
