import { describe, expect, test } from 'vitest';
import { faultsOf, newDraft, repetitionOf, withFrom } from './draft.ts';

const draft = { ...newDraft('2026-11-24', '09:12', 'group'), title: 'Thalès' };

test('a new lesson begins at the next full hour', () => {
  expect(draft).toMatchObject({ from: '10:00', to: '10:55' });
});

test('a new lesson late in the evening stays within the day', () => {
  expect(newDraft('2026-11-24', '23:40', 'group')).toMatchObject({ from: '22:00', to: '22:55' });
});

test('moving the beginning keeps the length', () => {
  expect(withFrom(draft, '08:05')).toMatchObject({ from: '08:05', to: '09:00' });
});

describe('what keeps a lesson from being planned', () => {
  test('nothing, when all is there', () => {
    expect(faultsOf(draft)).toEqual({});
  });
  test('no title', () => {
    expect(faultsOf({ ...draft, title: '  ' })).toEqual({ title: 'missing' });
  });
  test('an end before the beginning', () => {
    expect(faultsOf({ ...draft, to: '09:00' })).toEqual({ to: 'reversed' });
  });
  test('a repetition without an end', () => {
    expect(faultsOf({ ...draft, repeat: 'weekly' })).toEqual({ until: 'missing' });
  });
  test('a repetition that ends before it begins', () => {
    expect(faultsOf({ ...draft, repeat: 'weekly', until: '2026-11-01' })).toEqual({
      until: 'too_soon',
    });
  });
});

test('every two weeks is sent as two', () => {
  expect(repetitionOf({ ...draft, repeat: 'biweekly', until: '2027-01-31' })).toEqual({
    everyWeeks: 2,
    until: '2027-01-31',
  });
});
