import { expect, test } from 'vitest';
import { credentialsIn } from './prefill.ts';

test('the demonstration’s address holds a username and a password', () => {
  expect(credentialsIn('#s.martin:pr%C3%A9au:2026')).toEqual({
    username: 's.martin',
    password: 'préau:2026',
  });
});

test.each(['', '#', '#contenu', '#:x', '#a:', '#a:%E0%A4%A'])('%j holds nothing', (fragment) => {
  expect(credentialsIn(fragment)).toBeUndefined();
});
