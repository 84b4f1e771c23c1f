import { describe, expect, test } from 'vitest';
import { capitalised, formatFor } from './format.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const paris = formatFor('fr', 'Europe/Paris');

describe('in French, in a school of Paris', () => {
  test('hours read “8 h 05”', () => {
    expect(plain(paris.hour('2026-11-24T07:05:00Z'))).toBe('8 h 05');
  });
  test('a lesson reads from when to when', () => {
    expect(plain(paris.span('2026-11-24T09:05:00Z', '2026-11-24T09:55:00Z'))).toBe(
      '10 h 05 – 10 h 55',
    );
  });
  test('the day is the school’s, not Greenwich’s', () => {
    expect(paris.day('2026-11-24T23:30:00Z')).toBe('2026-11-25');
  });
  test('midnight is 0 h 00', () => {
    expect(plain(paris.hour('2026-11-24T23:00:00Z'))).toBe('0 h 00');
  });
  test('a week reads from its first day to its last', () => {
    expect(plain(paris.days('2026-11-23T12:00:00Z', '2026-11-29T12:00:00Z'))).toBe(
      '23–29 novembre',
    );
  });
  test('a day reads with its name', () => {
    expect(paris.longDay('2026-11-24T09:05:00Z')).toBe('mardi 24 novembre');
  });
  test('the first of a month is an ordinal, in French alone', () => {
    const first = '2026-12-01T09:05:00Z';
    expect(plain(paris.longDay(first))).toBe('mardi 1er décembre');
    expect(plain(paris.date(first))).toBe('1er décembre 2026');
    expect(plain(paris.days(first, '2026-12-07T09:05:00Z'))).toBe('1er–7 décembre');
    expect(formatFor('en', 'Europe/Paris').date(first)).toBe('December 1, 2026');
  });
});

test.each([
  ['2026-11-24T09:05:00Z', 'dans 12 minutes'],
  ['2026-11-24T11:53:00Z', 'dans 3 heures'],
  ['2026-11-25T09:53:00Z', 'demain'],
])('%s is %s', (at, words) => {
  expect(plain(paris.fromNow(at, new Date('2026-11-24T08:53:00Z')))).toBe(words);
});

test('English reads 24 hours with a colon', () => {
  expect(formatFor('en', 'Europe/Paris').hour('2026-11-24T07:05:00Z')).toBe('8:05');
});

test('a sentence begins with a capital', () => {
  expect(capitalised('à 8 h')).toBe('À 8 h');
});
