import ical from 'ical-generator';

/** A lesson in a calendar: its hours, its title, and the address that leads to its door. */
export type CalendarEntry = {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  url: string;
};

const hourS = 3600;

/**
 * Lessons as an iCalendar file. It names nobody: titles, hours and addresses only.
 * @param host of the installation, which makes identifiers unique in the world
 * @source RFC 5545
 */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { host, now }: { host: string; now: Date },
): string {
  const calendar = ical({
    name: 'Préau',
    prodId: { company: 'Préau', product: 'Préau', language: 'FR' },
    ttl: hourS,
  });
  for (const { id, title, startsAt, endsAt, url } of entries)
    calendar.createEvent({
      id: `${id}@${host}`,
      stamp: now,
      start: startsAt,
      end: endsAt,
      summary: title,
      url,
    });
  return calendar.toString();
}
