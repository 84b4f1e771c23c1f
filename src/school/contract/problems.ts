import type { ProblemTable } from '../../platform/contract/problems.ts';

export const schoolProblems = {
  /** The name cannot stand in a register: letters of another script, no letter at all, signs. */
  'school.name_unfit': 400,
  /** The school would have nobody at its head. */
  'school.last_head': 409,
  /** A pupil or a guardian does not become staff, nor the reverse. */
  'school.role_kind': 409,
  /** The end comes before the beginning. */
  'school.dates_reversed': 400,
  /** A guardian and a pupil of this school are meant. */
  'school.guardian_unfit': 409,
  /** Another group of this year has this name. */
  'school.group_name_taken': 409,
  /** Pupils go where pupils go, teachers where teachers go. */
  'school.member_unfit': 409,
  /** The pupil is in another division: one at a time. */
  'school.other_division': 409,
  /** The group belongs to a past year. */
  'school.group_archived': 409,
} as const satisfies ProblemTable;
