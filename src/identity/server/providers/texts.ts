import { z } from 'zod';

/** An address of a provider; whether it may be called, the way out decides. */
export const providerAddress = z
  .string()
  .trim()
  .max(2_000)
  .refine(
    (text) =>
      URL.canParse(text) &&
      ['https:', 'http:'].includes(new URL(text).protocol) &&
      new URL(text).username === '' &&
      new URL(text).hash === '',
    'address',
  );

/** A name or a secret that the provider gave for us: printable, on one line. */
export const providerWord = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,500}$/);
