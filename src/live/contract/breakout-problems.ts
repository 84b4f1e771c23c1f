import type { ProblemTable } from '../../platform/contract/problems.ts';

export const breakoutProblems = {
  /** Breakouts are open already: they are changed, or closed first. */
  'breakouts.open': 409,
  /** A host has said where this seat is: it does not choose any more. */
  'breakouts.put_by_host': 409,
  /** As many have chosen this breakout as may. */
  'breakouts.full': 409,
  /** As many plans are kept for this class as may be: one must be forgotten first. */
  'breakouts.too_many_plans': 409,
} as const satisfies ProblemTable;
