import type { ProblemTable } from '../../platform/contract/problems.ts';

export const pollProblems = {
  /** Another poll of this lesson is open. */
  'poll.one_open': 409,
  'poll.closed': 409,
  /** What is not closed is not shared. */
  'poll.still_open': 409,
  /** An anonymous answer is given once, and stays. */
  'poll.already_answered': 409,
  /** Too few answered: what they said would say who they are. */
  'poll.too_few': 409,
  /** One seat answers faster than anybody changes their mind. */
  'poll.too_fast': 429,
} as const satisfies ProblemTable;

export const reviewProblems = {
  /** While a lesson goes on, its polls are looked at in its room. */
  'poll.lesson_not_over': 409,
} as const satisfies ProblemTable;

export const questionProblems = {
  'question.too_many': 409,
} as const satisfies ProblemTable;
