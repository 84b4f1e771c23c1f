import type { PersonName } from '../contract/names.ts';

/** The columns of the register that make a name. */
export type NameColumns = { family_name: string; given_name: string; title: string | null };

/** Somebody's name, from a row of the register. */
export const nameOf = (row: NameColumns): PersonName => ({
  family: row.family_name,
  given: row.given_name,
  title: row.title,
});
