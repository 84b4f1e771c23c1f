/** A school year; both days are included, ISO, in the school's time zone. */
export type Span = { name: string; startsOn: string; endsOn: string };

/** The French year: from 1 September to 31 August. */
const yearFrom = (year: number): Span => ({
  name: `${year}-${year + 1}`,
  startsOn: `${year}-09-01`,
  endsOn: `${year + 1}-08-31`,
});

const yearOf = (day: string) => Number(day.slice(0, 4));

/** The year to propose on this ISO day. In August one prepares the one that comes. */
export const yearAround = (today: string): Span =>
  yearFrom(today.slice(5) >= '08-01' ? yearOf(today) : yearOf(today) - 1);

/** The first French year that begins after this ISO day. */
export const yearAfter = (endsOn: string): Span =>
  yearFrom(endsOn.slice(5) < '09-01' ? yearOf(endsOn) : yearOf(endsOn) + 1);
