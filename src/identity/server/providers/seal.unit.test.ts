import { expect, it } from 'vitest';
import { createSeal } from './seal.ts';

const seal = createSeal('a secret made for these tests');

it('opens where it was sealed', () => {
  expect(seal.open(seal.seal({ a: 'é' }, 'here'), 'here')).toEqual({ a: 'é' });
});

it('opens nowhere else, with no other secret, and not altered', () => {
  const sealed = seal.seal('word', 'here');
  expect(() => seal.open(sealed, 'there')).toThrow();
  expect(() => createSeal('another secret').open(sealed, 'here')).toThrow();
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => seal.open(bytes.toString('base64url'), 'here')).toThrow();
});
