import type { ProblemTable } from '../../platform/contract/problems.ts';

export const identityProblems = {
  /** Unknown username or wrong password: one answer for both. */
  'identity.credentials_refused': 401,
  /** Too many wrong passwords for this account from this place; `params.seconds` to wait. */
  'identity.try_later': 429,
  /** No such invitation, or used, replaced, or too old: one answer, which tells nothing. */
  'identity.invitation_unknown': 404,
  /** Shorter than the person's role asks for; `params.shortest` characters. */
  'identity.password_short': 422,
  /** The password in use now was not right. */
  'identity.password_wrong': 422,
  /** The username is taken in this school, or cannot be one. */
  'identity.username_taken': 409,
  /** The person has no e-mail address to send the invitation to. */
  'identity.no_email': 422,
  /** The code of the second factor is wrong, or was used already. */
  'identity.code_wrong': 422,
  /** This account must keep a second factor. */
  'identity.factor_required': 409,
  /** The passkey is unknown, or its answer does not fit the question. */
  'identity.passkey_refused': 401,
  /** As many passkeys as an account may have. */
  'identity.passkeys_full': 409,
  /** No pupil of the group was named. */
  'identity.no_pupil': 422,
} as const satisfies ProblemTable;
