import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsAddress, plainText } from './text.ts';

describe('the text of a message', () => {
  it.each([
    ['  Bonjour  ', 'Bonjour'],
    ['un\r\ndeux\rtrois', 'un\ndeux\ntrois'],
    ['un\n\n\n\n\ndeux', 'un\n\ndeux'],
    ['un\tdeux', 'un deux'],
    ['e\u0301le\u0300ve', 'élève'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\u200bb\u2066c\ufeffd\u0000e', 'abcde'],
    ['a\u200db', 'ab'],
    ['👩‍🏫 👍🏽 ❤️', '👩‍🏫 👍🏽 ❤️'],
    ['a\ud800b', 'a\ufffdb'],
    [`Z${'\u0323'.repeat(60)}`, 'Ẓ\u0323\u0323\u0323\u0323'],
    ['\u200b\n\u2060 ', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(plainText(typed)).toBe(kept);
  });

  it('stays what it is once it was made plain, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const once = plainText(typed);
        expect(plainText(once)).toBe(once);
      }),
    );
  });

  it('leaves HTML, Markdown and addresses as letters', () => {
    const text = '<img src=x onerror=alert(1)> **gras** [ici](javascript:alert(1))';
    expect(plainText(text)).toBe(text);
  });
});

describe('an address in a text', () => {
  it.each([
    'https://exemple.fr',
    'HTTP://EXEMPLE.FR/a',
    'va sur exemple.com',
    'discord.gg/abc',
    'www.exemple',
    'steam://run/1',
    'bücher.de ou bücher.com',
  ])('is seen in %j', (text) => expect(holdsAddress(text)).toBe(true));

  it.each([
    'Bonjour.',
    'Page 3.14, exercice 2.b',
    'fini. Comme hier',
    'a.m. et p.m.',
    'C’est bien : à demain',
    '12:30',
    'et/ou',
    'lis le chap.2',
  ])('is not seen in %j', (text) => expect(holdsAddress(text)).toBe(false));
});
