import type { ProblemTable } from '../../platform/contract/problems.ts';

export const chatProblems = {
  /** One seat writes faster than anybody reads. */
  'chat.too_fast': 429,
  /** The class's rule asks for some time between two messages. */
  'chat.slow': 429,
  /** The class's rule keeps addresses to those who lead. */
  'chat.no_links': 422,
  /** There is no class whose rule could be set. */
  'chat.no_class': 409,
  /** Sent to a breakout by somebody who is no longer in it: other people would have read it. */
  'chat.moved': 409,
} as const satisfies ProblemTable;

export const keptProblems = {
  /** While a lesson goes on, its messages are read in its room. */
  'chat.lesson_not_over': 409,
} as const satisfies ProblemTable;
