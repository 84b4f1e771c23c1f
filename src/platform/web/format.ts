import { withFirst } from '../contract/french-dates.ts';
import { type Language } from './languages.ts';

/** Formats of dates and hours in one language, read in one time zone (the school's). */
export type Format = ReturnType<typeof formatFor>;

const NBSP = '\u00a0';
const cache = new Map<string, ReturnType<typeof make>>();

/** The formats for a language and an IANA time zone; made once. */
export function formatFor(language: Language, timeZone: string) {
  const key = `${language} ${timeZone}`;
  const found = cache.get(key) ?? make(language, timeZone);
  cache.set(key, found);
  return found;
}

function make(language: Language, timeZone: string) {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone });
  const clock = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const longDay = of({ weekday: 'long', day: 'numeric', month: 'long' });
  const shortDay = of({ day: 'numeric', month: 'long' });
  const date = of({ day: 'numeric', month: 'long', year: 'numeric' });
  const isoDay = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const inWords = (text: string) => (language === 'fr' ? withFirst(text) : text);
  const hour = (at: Date | string) => wallTimeText(clock.format(new Date(at)), language);
  return {
    timeZone,
    /** `10 h 05`, `10:05`. */
    hour,
    /** `10 h 05 – 10 h 55`. */
    span: (from: Date | string, to: Date | string) => `${hour(from)} – ${hour(to)}`,
    /** `10:05` for fields of type time. */
    wallTime: (at: Date | string) => clock.format(new Date(at)),
    /** `2026-11-24`, the calendar day in the school's time zone. */
    day: (at: Date | string) => isoDay.format(new Date(at)),
    /** `mardi 24 novembre`. */
    longDay: (at: Date | string) => inWords(longDay.format(new Date(at))),
    /** `23–29 novembre`. */
    days: (from: Date | string, to: Date | string) =>
      inWords(shortDay.formatRange(new Date(from), new Date(to))),
    /** `24 novembre 2026`. */
    date: (at: Date | string) => inWords(date.format(new Date(at))),
    /** `dans 12 minutes`, `demain`. */
    fromNow: (at: Date | string, now: Date) => fromNow(relative, new Date(at), now),
  };
}

/** Writes `HH:MM` as people do: `8 h 05` in French, `8:05` in English. */
export function wallTimeText(wallTime: string, language: Language): string {
  const [hours = '0', minutes = '00'] = wallTime.split(':');
  return language === 'fr'
    ? `${Number(hours)}${NBSP}h${NBSP}${minutes}`
    : `${Number(hours)}:${minutes}`;
}

function fromNow(relative: Intl.RelativeTimeFormat, at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 24) return relative.format(hours, 'hour');
  return relative.format(Math.round(hours / 24), 'day');
}

/** Puts a capital at the head of a text (`dans 12 minutes` → `Dans 12 minutes`). */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
