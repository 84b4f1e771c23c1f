import { expect, test } from 'vitest';
import { addDays, isDay, mondayOf } from './days.ts';

test('a week begins on Monday', () => {
  expect(mondayOf('2026-11-24')).toBe('2026-11-23');
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  expect(mondayOf('2026-11-29')).toBe('2026-11-23');
});

test('days pass months, years and changes of hour', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

test.each(['2026-13-01', 'hier', '', undefined])('%j is no day', (text) => {
  expect(isDay(text)).toBe(false);
});
