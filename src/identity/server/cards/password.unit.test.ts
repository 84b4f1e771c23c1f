import { describe, expect, it } from 'vitest';
import { passwordLength } from '../../contract/passwords.ts';
import { cardPasswordBits, makeCardPassword } from './password.ts';
import { words } from './words.ts';

/** How a word sounds, roughly: two words of one sound would be mistaken for each other when dictated. */
const sound = (word: string) =>
  word
    .replaceAll(/(.)\1/g, '$1')
    .replaceAll(/eau|au/g, 'o')
    .replaceAll(/ain|ein/g, 'in')
    .replaceAll('ph', 'f')
    .replaceAll('qu', 'k')
    .replaceAll('y', 'i')
    .replaceAll(/ai|ei/g, 'e')
    .replaceAll('en', 'an')
    .replaceAll('h', '')
    .replaceAll(/e?[sx]?$/g, '');

describe('the words of the cards', () => {
  it('are plain, short, and each there once', () => {
    for (const word of words) expect(word).toMatch(/^[a-z]{4,10}$/);
    expect(new Set(words).size).toBe(words.length);
  });

  it('do not sound like each other', () => {
    const sounds = words.map(sound);
    const twice = words.filter((_, index) => sounds.indexOf(sounds[index] ?? '') !== index);
    expect(twice).toEqual([]);
  });
});

describe('the password of a card', () => {
  it('is one of more than 2^30, and long enough for any account', () => {
    expect(cardPasswordBits).toBeGreaterThanOrEqual(30);
    for (let n = 0; n < 200; n += 1) {
      const password = makeCardPassword();
      expect(password).toMatch(/^[a-z]{4,10}-[a-z]{4,10}-[1-9][0-9]{2}$/);
      expect(passwordLength(password)).toBeGreaterThanOrEqual(12);
    }
  });
});
