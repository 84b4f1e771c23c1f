import { describe, expect, it } from 'vitest';
import { textParts } from './text-parts.ts';

const addresses = (text: string) => textParts(text).flatMap(({ href }) => href ?? []);

describe('addresses in a message', () => {
  it('are parted from the letters around them', () => {
    expect(textParts('Voir https://exemple.fr/page, puis revenir.')).toEqual([
      { text: 'Voir ', href: null },
      { text: 'https://exemple.fr/page', href: 'https://exemple.fr/page' },
      { text: ', puis revenir.', href: null },
    ]);
  });

  it('are shown as the network knows them, so that none stands for another', () => {
    expect(addresses('https://exаmple.fr/')).toEqual(['https://xn--exmple-4nf.fr/']);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<b>x</b>',
    '<a href="javascript:alert(1)">ici</a>',
    '[ici](javascript:alert(1))',
    'https://banque.example@mechant.example/',
    'https://',
    'http://localhost/',
    'ftp://exemple.fr/',
  ])('are none in %s', (text) => {
    expect(addresses(text)).toEqual([]);
    expect(textParts(text)).toEqual([{ text, href: null }]);
  });
});
