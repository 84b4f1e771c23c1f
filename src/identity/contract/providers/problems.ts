import type { ProblemTable } from '../../../platform/contract/problems.ts';

export const providerProblems = {
  /** The way back does not belong to this browser, was used, or took too long. */
  'identity.provider_way_lost': 400,
  /** It was removed: whoever comes from it is told, and signs in otherwise. */
  'identity.provider_gone': 404,
  /** The provider said no, or its answer did not hold. */
  'identity.provider_refused': 403,
  /** The provider could not be reached, or answers what it should not. */
  'identity.provider_away': 502,
  /** Its address is one that the server may not call. */
  'identity.provider_address': 400,
  /** Signed in there, unknown here: the office decides. */
  'identity.provider_waits': 403,
  /** The person is of another school. */
  'identity.provider_other_school': 403,
  /** The person is suspended, or their time is over or not begun. */
  'identity.provider_person_closed': 403,
  /** The visit was judged meanwhile, or the person has this identifier already. */
  'identity.visit_gone': 409,
} as const satisfies ProblemTable;
