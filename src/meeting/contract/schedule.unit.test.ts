import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysSpan, repeatedDays, repetitionRule, spanOf, type Span } from './schedule.ts';

const paris = 'Europe/Paris';

describe('hours of a lesson', () => {
  it('are those of the school’s time zone', () => {
    expect(spanOf({ day: '2026-11-24', from: '10:05', to: '10:55' }, paris)).toEqual({
      startsAt: new Date('2026-11-24T09:05:00Z'),
      endsAt: new Date('2026-11-24T09:55:00Z'),
    });
  });

  it('follow the change of clocks', () => {
    const summer = spanOf({ day: '2026-10-23', from: '08:00', to: '09:00' }, paris) as Span;
    const winter = spanOf({ day: '2026-10-26', from: '08:00', to: '09:00' }, paris) as Span;
    expect(summer.startsAt.toISOString()).toBe('2026-10-23T06:00:00.000Z');
    expect(winter.startsAt.toISOString()).toBe('2026-10-26T07:00:00.000Z');
  });

  it('run forward and stay within a school day', () => {
    expect(spanOf({ day: '2026-11-24', from: '10:00', to: '10:00' }, paris)).toBe(
      'meeting.hours_reversed',
    );
    expect(spanOf({ day: '2026-11-24', from: '06:00', to: '23:00' }, paris)).toBe(
      'meeting.too_long',
    );
  });

  it('within the hour that a change of clocks skips are refused', () => {
    expect(spanOf({ day: '2027-03-28', from: '02:10', to: '02:00' }, paris)).toBe(
      'meeting.hours_reversed',
    );
  });
});

describe('a repetition', () => {
  it('keeps its weekday, the last day included', () => {
    expect(repeatedDays('2026-11-24', { everyWeeks: 1, until: '2026-12-08' })).toEqual([
      '2026-11-24',
      '2026-12-01',
      '2026-12-08',
    ]);
    expect(repeatedDays('2026-11-24', { everyWeeks: 2, until: '2026-12-21' })).toEqual([
      '2026-11-24',
      '2026-12-08',
    ]);
  });

  it('neither runs backwards nor forever', () => {
    const invalid = 'meeting.repetition_invalid';
    expect(repeatedDays('2026-11-24', { everyWeeks: 1, until: '2026-11-23' })).toBe(invalid);
    expect(repeatedDays('2026-11-24', { everyWeeks: 1, until: '2036-11-23' })).toBe(invalid);
  });

  it('always starts on its first day and never passes its last', () => {
    const days = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, fc.constantFrom(1, 2), (first, until, everyWeeks) => {
        const made = repeatedDays(first, { everyWeeks, until });
        if (typeof made === 'string') return until < first;
        return made[0] === first && made.every((day) => day <= until);
      }),
    );
  });

  it('is written as iCalendar does', () => {
    expect(repetitionRule({ everyWeeks: 2, until: '2026-12-21' })).toBe(
      'FREQ=WEEKLY;INTERVAL=2;UNTIL=20261221T235959Z',
    );
  });
});

it('days reach from midnight to midnight, also when the clocks change', () => {
  const { startsAt, endsAt } = daysSpan('2026-10-25', '2026-10-25', paris);
  expect((endsAt.getTime() - startsAt.getTime()) / 3_600_000).toBe(25);
});
