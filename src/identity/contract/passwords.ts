import type { Role } from '../../access/contract/actors.ts';

/** The shortest password of an account. @source CNIL, délibération 2022-100 (12 characters at least) */
export const shortestPassword = 12;

/** The longest that is hashed. */
export const longestPassword = 256;

/** Characters as a person counts them. */
export const passwordLength = (password: string): number =>
  Array.from(password.normalize('NFC')).length;

/** Roles whose accounts reach everybody's data: a password alone is not enough for them. */
export const secondFactorRoles = ['head', 'administrator'] as const satisfies readonly Role[];
