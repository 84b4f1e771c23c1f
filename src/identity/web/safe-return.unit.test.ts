import { expect, test } from 'vitest';
import { safeReturn } from './safe-return.ts';

test('the page that was asked for is opened', () => {
  expect(safeReturn('/classes?x=1')).toBe('/classes?x=1');
});

test.each([
  undefined,
  '',
  'https://mechant.example',
  '//mechant.example',
  '/\\mechant.example',
  '/connexion?vers=/',
])('%j leads to the week', (asked) => {
  expect(safeReturn(asked)).toBe('/semaine');
});
