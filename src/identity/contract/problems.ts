import type { ProblemTable } from '../../platform/contract/problems.ts';

export const identityProblems = {
  /** Unknown username or wrong password: one answer for both. */
  'identity.credentials_refused': 401,
  /** Too many wrong passwords for this account from this place; `params.seconds` to wait. */
  'identity.try_later': 429,
} as const satisfies ProblemTable;
