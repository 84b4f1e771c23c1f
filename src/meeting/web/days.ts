/** Calendar days as `YYYY-MM-DD`: they sort as texts and know no time zone. */
const DAY_MS = 86_400_000;

const asUtc = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The day some days later (or earlier, when negative). */
export const addDays = (day: string, count: number): string =>
  new Date(asUtc(day) + count * DAY_MS).toISOString().slice(0, 10);

/** The Monday of the day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(asUtc(day)).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** An instant at noon of that day, to name it: noon is within the day in every time zone of Europe. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Whether a text is a day that exists. */
export const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text));
