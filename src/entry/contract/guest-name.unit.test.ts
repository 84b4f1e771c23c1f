import { describe, expect, it } from 'vitest';
import { nameFault, tidyName } from './guest-name.ts';

const fault = (given: string, family: string) => nameFault(tidyName(given), tidyName(family));

describe('a guest’s name', () => {
  it.each([
    ['Zoé', 'Dubois'],
    ['Jean-Luc', 'de La Fontaine'],
    ['Aminata', 'N’Diaye'],
    ['Nguyễn', 'Văn Đức'],
    ['Ольга', 'Иванова'],
    ['Γιώργος', 'Παπαδόπουλος'],
    ['محمد', 'العربي'],
    ['花子', 'やまだ'],
    ['J.', 'O\u2019Brien'],
    ['E\u0301lodie', 'Muller'],
  ])('%s %s is good', (given, family) => {
    expect(fault(given, family)).toBeNull();
  });

  it.each([
    ['nothing', '', '', 'empty'],
    ['one field only', 'Zoé', '', 'empty'],
    ['only signs that join', '--', "''", 'empty'],
    ['ten thousand letters', 'a'.repeat(10_000), 'b', 'long'],
    ['a zero-width space', 'Zo\u200Bé', 'Dubois', 'signs'],
    ['a zero-width joiner', 'Zo\u200Dé', 'Dubois', 'signs'],
    ['a right-to-left override', 'Zoé', '\u202EsiobuD', 'signs'],
    ['an isolate', 'Zoé', '\u2067Dubois\u2069', 'signs'],
    ['a control character', 'Zoé', 'Du\u0007bois', 'signs'],
    ['a line', 'Zoé\nMme Martin', 'Dubois', 'signs'],
    ['only emoji', '🦊', '🎉', 'signs'],
    ['markup', '<b>Zoé</b>', 'Dubois', 'signs'],
    ['an address', 'zoe@exemple.fr', 'Dubois', 'signs'],
    ['digits', 'Zoé', 'Dubois 2', 'signs'],
    ['a soft hyphen', 'Zo\u00ADé', 'Dubois', 'signs'],
    ['stacked accents', 'Zo\u0301\u0302\u0303\u0304e', 'Dubois', 'marks'],
    ['two scripts', 'Zоé', 'Dubois', 'scripts'],
    ['two scripts, one in each field', 'Zoé', 'Дубоис', 'scripts'],
    ['letters that only look Latin', 'ᎪᎷᎢ', 'ᎠᎢᎪ', 'scripts'],
    ['mathematical letters', '𝐙𝐨𝐞', '𝐃𝐮𝐛𝐨𝐢𝐬', 'scripts'],
  ])('with %s is refused', (_what, given, family, why) => {
    expect(fault(given, family)).toBe(why);
  });
});
