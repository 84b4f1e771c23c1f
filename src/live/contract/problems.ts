import type { ProblemTable } from '../../platform/contract/problems.ts';

export const liveProblems = {
  /** The caller has a preset of that name. */
  'preset.name_taken': 409,
  /** The caller has as many presets as are kept. */
  'preset.too_many': 409,
} as const satisfies ProblemTable;
