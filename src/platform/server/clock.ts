import { withFirst } from '../contract/french-dates.ts';
import type { FileLanguage } from './csv.ts';

const localeOf = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Days and hours as a file that leaves writes them, in a time zone. */
export function clockOf(language: FileLanguage, timeZone: string) {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone });
  const [longDay, hour, second] = [
    of({ dateStyle: 'full' }),
    of({ timeStyle: 'short' }),
    of({ timeStyle: 'medium' }),
  ];
  const isoDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  return {
    longDay: (at: Date) => (language === 'fr' ? withFirst(longDay.format(at)) : longDay.format(at)),
    /** `10:05`. */
    hour: (at: Date) => hour.format(at),
    /** `10:05:30`. */
    second: (at: Date) => second.format(at),
    /** `2026-11-24`. */
    isoDay: (at: Date) => isoDay.format(at),
  };
}
export type Clock = ReturnType<typeof clockOf>;
