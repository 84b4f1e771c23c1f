/** What an address names: a personal link (`/e#secret`), a class's (`/c#secret`), or one's own seat (`/s/<seatId>`). */
export type Place = { secret: string } | { classSecret: string } | { seatId: string };

const SEAT = /^\/s\/([0-9a-f-]{36})\/?$/i;

/** Reads an address; `null` when it names nothing. The secret stands after `#`, which browsers never send. */
export function placeOf({ pathname, hash }: { pathname: string; hash: string }): Place | null {
  const seatId = SEAT.exec(pathname)?.[1];
  if (seatId !== undefined) return { seatId };
  const secret = hash.slice(1);
  if (secret === '') return null;
  if (pathname === '/c') return { classSecret: secret };
  return pathname.startsWith('/e') ? { secret } : null;
}

/** The address at which a person finds their seat again after a reload. */
export const addressOfSeat = (seatId: string): string => `/s/${seatId}`;

/** The lasting address of a lesson, which leads those expected in it through sign-in to its door. */
export const addressOfLesson = (meetingId: string): string => `/cours/${meetingId}`;
