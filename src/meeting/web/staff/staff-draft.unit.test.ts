import { expect, test } from 'vitest';
import { newStaffDraft, planOf, staffFaults } from './staff-draft.ts';

const draft = { ...newStaffDraft('2026-11-26', '16:20'), title: 'Conseil' };

test('a meeting stands at the next full hour, by invitation of nobody in particular', () => {
  expect(planOf(draft)).toEqual({
    title: 'Conseil',
    day: '2026-11-26',
    from: '17:00',
    to: '17:55',
    opensBeforeMinutes: 5,
    coming: { by: 'invitation', personIds: [] },
  });
  expect(staffFaults(draft)).toEqual({});
});

test('places are a whole number from 1 to 500, where they are reserved', () => {
  const reserved = { ...draft, by: 'reservation' as const };
  expect(planOf({ ...reserved, places: '12' }).coming).toEqual({ by: 'reservation', places: 12 });
  for (const places of ['', '0', '501', '2,5', 'dix', '-1'])
    expect(staffFaults({ ...reserved, places })).toEqual({ places: true });
  expect(staffFaults({ ...draft, places: '' })).toEqual({});
});

test('a title and hours are asked for, as for a lesson', () => {
  expect(staffFaults({ ...draft, title: ' ', to: '16:00' })).toEqual({
    title: 'missing',
    to: 'reversed',
  });
});
