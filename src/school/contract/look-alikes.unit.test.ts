import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resembles, skeletonOf } from './look-alikes.ts';
import type { PersonName } from './names.ts';

const person = (given: string, family: string, title: string | null = null): PersonName => ({
  given,
  family,
  title,
});
const teacher = person('Sylvie', 'Martin', 'Mme');
const pupils = [
  person('Zoé', 'Dubois'),
  person('Aïcha', 'de La Fontaine'),
  person('Jean-Luc', 'N’Diaye'),
  person('Léa', 'Roy'),
];
const like = (given: string, family: string) =>
  resembles({ given, family }, [teacher, ...pupils])?.family ?? null;

describe('a name that can be taken for another', () => {
  it.each([
    ['the same', 'Zoé', 'Dubois'],
    ['without accents, in capitals', 'ZOE', 'DUBOIS'],
    ['turned round', 'Dubois', 'Zoé'],
    ['all in one field', 'Zoé Dubois', ''],
    ['with Cyrillic letters', 'Zое', 'Dubоіs'],
    ['in Cyrillic capitals and Greek', 'ΖОΕ', 'DUВΟΙS'],
    ['with full-width letters', 'Ｚｏé', 'Ｄｕｂｏｉｓ'],
    ['with mathematical letters', '𝐙𝐨𝐞', '𝐃𝐮𝐛𝐨𝐢𝐬'],
    ['with invisible signs', 'Z\u200Boé', 'Du\u202Ebois'],
    ['with stacked accents', 'Zo\u0301\u0302\u0303e', 'Dubois'],
    ['with a one for an i', 'Zoé', 'Dubo1s'],
    ['with an l for an i', 'Zoé', 'Dubols'],
    ['with a slip of the hand', 'Zoé', 'Duboiss'],
    ['with two letters swapped', 'Zoé', 'Dubosi'],
  ])('%s', (_how, given, family) => {
    expect(like(given, family)).toBe('Dubois');
  });

  it.each([
    ['Mme', 'Martin'],
    ['Madame', 'Martin'],
    ['S.', 'Martin'],
    ['Sylvie', 'Martln'],
    ['Sylvie', 'Mаrtin'],
    ['Prof', 'Sylvie Martin'],
    ['Sylvie', 'Mart\u00EDn'],
  ])('the teacher’s: %s %s', (given, family) => {
    expect(like(given, family)).toBe('Martin');
  });

  it('with particles, hyphens and apostrophes written otherwise', () => {
    expect(like('Aicha', 'De la fontaine')).toBe('de La Fontaine');
    expect(like('Jean Luc', 'NDiaye')).toBe('N’Diaye');
  });
});

describe('a name of one’s own', () => {
  it.each([
    ['Paul', 'Martin'],
    ['Léo', 'Roy'],
    ['Inès', 'Benali'],
    ['Zoé', 'Durand'],
    ['Martine', 'Sylvestre'],
    ['Madame', ''],
  ])('%s %s is nobody else’s', (given, family) => {
    expect(like(given, family)).toBeNull();
  });
});

describe('a skeleton', () => {
  it('is the same whatever accents and case a text bears, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(skeletonOf(text.normalize('NFD'))).toBe(skeletonOf(text.normalize('NFC')));
      }),
    );
  });

  it('costs little, even for ten thousand letters', () => {
    expect(resembles({ given: 'a\u0301'.repeat(10_000), family: 'b' }, pupils)).toBeNull();
  });
});
