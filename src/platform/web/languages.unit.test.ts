import { expect, test } from 'vitest';
import { pickLanguage } from './languages.ts';

test('the language that this device kept comes first', () => {
  expect(pickLanguage('en', ['fr-FR'])).toBe('en');
});

test('otherwise the browser’s first language that we speak', () => {
  expect(pickLanguage(undefined, ['de-CH', 'en-GB', 'fr'])).toBe('en');
});

test('otherwise French', () => {
  expect(pickLanguage('xx', ['uk', 'ar'])).toBe('fr');
});
