import { Temporal } from 'temporal-polyfill';

/** A lesson's hours as `planLesson` takes them. */
export type LessonHours = { day: string; from: string; to: string; opensBeforeMinutes: 5 | 10 };

const minutesAgo = 5;
const hoursLong = 2;
/** From here on the lesson is tomorrow's first, whose door opens ten minutes before midnight. */
const lastStart = '23:50';

const wall = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' });

/**
 * The hours of a lesson that is open-able now: it began five minutes ago and lasts two hours more,
 * as far as the day allows.
 * @param zone IANA time zone of the school
 */
export function lessonAround(now: Date, zone: string): LessonHours {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  if (wall(local.toPlainTime()) >= lastStart) {
    const day = today.add({ days: 1 }).toString();
    return { day, from: '00:00', to: '02:00', opensBeforeMinutes: 10 };
  }
  const from = local.subtract({ minutes: minutesAgo });
  const to = local.add({ hours: hoursLong });
  return {
    day: today.toString(),
    from: from.toPlainDate().equals(today) ? wall(from.toPlainTime()) : '00:00',
    to: to.toPlainDate().equals(today) ? wall(to.toPlainTime()) : '23:59',
    opensBeforeMinutes: 5,
  };
}
