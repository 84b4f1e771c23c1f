import { z } from 'zod';

/** An identifier made by PostgreSQL (`uuidv7()`). */
export const id = z.uuid();

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true });

/** A calendar day in the school's time zone, `YYYY-MM-DD`. */
export const day = z.iso.date();

/** A wall-clock time in the school's time zone, `HH:MM`. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Where mail can be sent: what forms and files may bring into a register, and what the mailer writes to. */
export const emailAddress = z.email().max(254);

/** Text that a person typed on one line: trimmed, composed (NFC), without control or direction characters. */
export const line = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        // Control, zero-width and direction characters could disguise a name or break a log line.
        // eslint-disable-next-line no-control-regex
        .regex(/^[^\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/u),
    );
