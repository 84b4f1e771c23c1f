import type { ProblemTable } from '../../../platform/contract/problems.ts';

export const agreementProblems = {
  /** The host has not said who it is: there is no contract to accept yet. */
  'agreement.host_unknown': 409,
  /** The text changed since it was read: it is to be read again. */
  'agreement.changed': 409,
  /** This version is accepted already. */
  'agreement.accepted_already': 409,
} as const satisfies ProblemTable;
