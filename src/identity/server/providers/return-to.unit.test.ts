import { expect, test } from 'vitest';
import { safeReturn } from './return-to.ts';

const publicUrl = new URL('https://preau.example');

test('a page of ours is opened', () => {
  expect(safeReturn('/classes?x=1', publicUrl)).toBe('/classes?x=1');
});

test.each([
  null,
  undefined,
  '',
  'classes',
  'https://mechant.example/',
  '//mechant.example',
  '/\\mechant.example',
  '/\t/mechant.example',
  '/%0d%0a/../..//mechant.example\r\n',
  '/connexion?vers=/',
  '/api/session',
])('%j leads to the first page', (asked) => {
  expect(safeReturn(asked, publicUrl)).toBe('/');
});
