import { Temporal } from 'temporal-polyfill';

/** A lesson's hours as a teacher says them, in the school's time zone. */
export type WallHours = { day: string; from: string; to: string };
export type Span = { startsAt: Date; endsAt: Date };

/** The longest lesson: a whole school day with its breaks. */
const longestHours = 12;
/** More lessons than the weeks of a school year and a summer is a slip of the hand. */
const mostLessons = 60;

/** Why hours or a repetition cannot be: a problem's code. */
export type ScheduleFault =
  | 'meeting.hours_reversed'
  | 'meeting.too_long'
  | 'meeting.repetition_invalid';

const instantAt = (day: string, time: string, zone: string) =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time),
    }).epochMilliseconds,
  );

/**
 * The instants of one lesson. An hour that a change of clocks skips moves on by the change.
 * @param zone IANA time zone of the school
 */
export function spanOf({ day, from, to }: WallHours, zone: string): Span | ScheduleFault {
  if (from >= to) return 'meeting.hours_reversed';
  const span = { startsAt: instantAt(day, from, zone), endsAt: instantAt(day, to, zone) };
  const hours = (span.endsAt.getTime() - span.startsAt.getTime()) / 3_600_000;
  if (hours <= 0) return 'meeting.hours_reversed';
  return hours > longestHours ? 'meeting.too_long' : span;
}

/**
 * The days of a lesson that repeats every one or two weeks, the first and the last included.
 * The wall-clock hours stay the same across changes of clocks.
 */
export function repeatedDays(
  first: string,
  repeat: { everyWeeks: number; until: string } | null,
): string[] | ScheduleFault {
  if (repeat === null) return [first];
  const start = Temporal.PlainDate.from(first);
  const until = Temporal.PlainDate.from(repeat.until);
  if (Temporal.PlainDate.compare(until, start) < 0) return 'meeting.repetition_invalid';
  const days: string[] = [];
  for (let week = 0; ; week += repeat.everyWeeks) {
    const day = start.add({ weeks: week });
    if (Temporal.PlainDate.compare(day, until) > 0) return days;
    if (days.length === mostLessons) return 'meeting.repetition_invalid';
    days.push(day.toString());
  }
}

/** The rule of a repetition as iCalendar writes it. @source RFC 5545, 3.3.10 */
export const repetitionRule = ({ everyWeeks, until }: { everyWeeks: number; until: string }) =>
  `FREQ=WEEKLY;INTERVAL=${everyWeeks};UNTIL=${until.replaceAll('-', '')}T235959Z`;

/** The instants between which the days from–to lie, in the school's time zone. */
export function daysSpan(from: string, to: string, zone: string): Span {
  const next = Temporal.PlainDate.from(to).add({ days: 1 }).toString();
  return { startsAt: instantAt(from, '00:00', zone), endsAt: instantAt(next, '00:00', zone) };
}
