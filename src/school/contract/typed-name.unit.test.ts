import { describe, expect, it } from 'vitest';
import { isTypedName } from './typed-name.ts';

describe('a name typed in the register', () => {
  it.each([
    'Dubois',
    'N’Diaye',
    "d'Almeida",
    'de La Fontaine',
    'Œuvrard',
    'Çelik',
    'Yılmaz',
    'Nguyễn',
    'Dupont-Morel',
    'J.',
    'García López',
  ])('may be %s', (name) => expect(isTypedName(name)).toBe(true));

  it.each([
    ['a Cyrillic letter among Latin ones', 'Mаrtin'],
    ['Greek letters', 'Νίκος'],
    ['signs alone', '--'],
    ['emoji', 'Zoé 🎈'],
    ['markup', '<i>Zoé</i>'],
    ['a formula', '=1+1'],
    ['full-width letters', 'Ａｌｉｃｅ'],
    ['mathematical letters', '𝐙𝐨𝐞́'],
    ['stacked accents', 'Zo\u0301\u0302\u0303\u0304e'],
    ['digits', 'Zoe 2'],
  ])('does not hold %s', (_what, name) => expect(isTypedName(name.normalize('NFC'))).toBe(false));
});
