import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkHour } from '../../../entry/contract/window.ts';
import { spanOf } from '../../../meeting/contract/schedule.ts';
import { lessonAround } from './lesson-now.ts';

const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Cayenne', 'Pacific/Noumea'];

/** Where a personal link of the lesson around an instant stands at that instant. */
function doorAt(now: Date, zone: string) {
  const hours = lessonAround(now, zone);
  const span = spanOf(hours, zone);
  if (typeof span === 'string') throw new Error(`${span} at ${now.toISOString()}`);
  const { opensBeforeMinutes } = hours;
  return linkHour({ state: 'planned', ...span, opensBeforeMinutes }, now).is;
}

describe('the demonstration’s lesson', () => {
  it('began five minutes ago and lasts two hours more', () => {
    expect(lessonAround(new Date('2026-03-03T09:07:00Z'), 'Europe/Paris')).toEqual({
      day: '2026-03-03',
      from: '10:02',
      to: '12:07',
      opensBeforeMinutes: 5,
    });
  });

  it.each([
    ['just after midnight', '2026-03-02T23:02:00Z'],
    ['in the evening', '2026-03-03T21:30:00Z'],
    ['at 23:49', '2026-03-03T22:49:59Z'],
    ['at 23:50', '2026-03-03T22:50:00Z'],
    ['at 23:59', '2026-03-03T22:59:59Z'],
    ['after the hour that summer time skips', '2026-03-29T01:02:00Z'],
    ['in the hour that winter time repeats', '2026-10-25T00:58:00Z'],
    ['in the hour repeated', '2026-10-25T01:02:00Z'],
  ])('can be entered %s', (_, instant) => {
    expect(doorAt(new Date(instant), 'Europe/Paris')).toBe('open');
  });

  it('can be entered at any instant, anywhere', () => {
    const instant = fc.date({
      min: new Date('2025-01-01'),
      max: new Date('2028-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (now, zone) => {
        expect(doorAt(now, zone)).toBe('open');
      }),
    );
  });
});
