import { describe, expect, test } from 'vitest';
import type { MeetingView } from '../contract/routes.ts';
import { byDay, nextMeeting, standingOf } from './timeline.ts';

const lesson = (startsAt: string, change: Partial<MeetingView> = {}): MeetingView => ({
  meetingId: startsAt,
  seriesId: null,
  coming: null,
  title: 'Mathématiques',
  group: { groupId: 'g', name: '6eB', pupils: 25 },
  hosts: [],
  state: 'planned',
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 50 * 60_000).toISOString(),
  opensBeforeMinutes: 5,
  knocking: 0,
  ...change,
});

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const maths = lesson('2026-11-24T09:05:00.000Z');

describe('a lesson at 9:05', () => {
  test.each([
    ['08:00', 'later'],
    ['08:53', 'soon'],
    ['09:10', 'late'],
    ['09:55', 'past'],
  ])('is at %s %s', (time, standing) => {
    expect(standingOf(maths, at(time))).toBe(standing);
  });

  test('that was opened stays open after its hour', () => {
    expect(standingOf({ ...maths, state: 'open' }, at('10:30'))).toBe('open');
  });
});

describe('the lesson to show first', () => {
  const later = lesson('2026-11-24T13:30:00.000Z');
  test('is the next one', () => {
    expect(nextMeeting([later, maths], at('08:00'))).toBe(maths);
  });
  test('is the one that goes on, even when it is late', () => {
    const open = { ...maths, state: 'open' } as const;
    expect(nextMeeting([later, open], at('13:20'))).toBe(open);
  });
  test('is none when all are over or cancelled', () => {
    expect(nextMeeting([maths, { ...later, state: 'cancelled' }], at('10:00'))).toBeUndefined();
  });
});

test('lessons stand under their day, in order', () => {
  const tomorrow = lesson('2026-11-25T08:00:00.000Z');
  const afternoon = lesson('2026-11-24T13:30:00.000Z');
  const days = byDay([tomorrow, afternoon, maths], (instant) => instant.slice(0, 10));
  expect(days).toEqual([
    ['2026-11-24', [maths, afternoon]],
    ['2026-11-25', [tomorrow]],
  ]);
});
