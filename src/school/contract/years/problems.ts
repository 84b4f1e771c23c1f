import type { ProblemTable } from '../../../platform/contract/problems.ts';

export const yearProblems = {
  /** No year is going on: it is to be named first. */
  'year.none': 409,
  /** A year is going on already. */
  'year.exists': 409,
  /** Another year of this school has this name. */
  'year.name_taken': 409,
  /** The days of two years would cross. */
  'year.overlap': 409,
  /** The groups, the lessons or the year are no longer those that were previewed. */
  'year.stale': 409,
  /** An import is being written. */
  'year.busy': 409,
  /** The rollover was taken back already, or another one came after it. */
  'year.undo_over': 409,
  /** The new year has groups or members of its own since. */
  'year.in_use': 409,
} as const satisfies ProblemTable;
