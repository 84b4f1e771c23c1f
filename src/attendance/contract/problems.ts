import type { ProblemTable } from '../../platform/contract/problems.ts';

export const attendanceProblems = {
  /** The lesson was never opened: there is nothing to call. */
  'attendance.not_held': 409,
  /** Somebody came or left, or another host corrected, since the list was read: it is to be read again. */
  'attendance.changed': 409,
  /** A roll call leaves as a file once it is confirmed. */
  'attendance.not_confirmed': 409,
} as const satisfies ProblemTable;
