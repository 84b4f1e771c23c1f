import type { ProblemTable } from '../../../platform/contract/problems.ts';

export const operatorProblems = {
  /** No such link, or it was used, or it is too old: one answer for all. */
  'installation.link_unknown': 404,
  'installation.username_taken': 409,
  /** A school with this UAI code is here already. */
  'operator.school_exists': 409,
  /** The seven digits and the letter do not go together. */
  'operator.uai_wrong': 400,
  /** Whoever must sign has an account already: there is nobody to invite. */
  'operator.has_account': 409,
} as const satisfies ProblemTable;
