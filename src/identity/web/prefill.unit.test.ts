import { expect, test } from 'vitest';
import { cardAddress, prefillIn } from './prefill.ts';

test('the demonstration’s address holds a username and a password', () => {
  expect(prefillIn('#s.martin:pr%C3%A9au:2026')).toEqual({
    username: 's.martin',
    password: 'préau:2026',
    card: false,
  });
});

test.each([null, 'mouton-fusee-472'])('a card’s address comes back as it went (%j)', (password) => {
  const address = new URL(cardAddress('https://preau.example', 'zoe.dubois@0750655E', password));
  expect([address.pathname, address.search]).toEqual(['/connexion', '']);
  expect(prefillIn(address.hash)).toEqual({
    username: 'zoe.dubois@0750655E',
    password: password ?? '',
    card: true,
  });
});

test.each(['', '#', '#contenu', '#:x', '#a:', '#a:%E0%A4%A', '#carte:', '#martin'])(
  '%j holds nothing',
  (fragment) => {
    expect(prefillIn(fragment)).toBeUndefined();
  },
);
