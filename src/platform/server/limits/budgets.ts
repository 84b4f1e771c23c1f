import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many calls within so many seconds. */
export type Budget = { points: number; seconds: number };

/**
 * How much one source may ask. A source is often a whole school behind one address: entering a lesson costs
 * about 10 calls, so 600 pupils at the bell cost 6,000 within a minute, and their teachers some hundreds.
 * Every budget is for one server and is kept in its memory: it cannot be lost with a store, and no address is
 * written down.
 */
export const budgets = {
  /** All calls of a source: twice the bell of a school of 600. */
  calls: { points: 12_000, seconds: 60 },
  /** Commands that need no session or seat (links, sign-in): five for each of 600 pupils. */
  openCommands: { points: 3_000, seconds: 60 },
  /** All calls of one seat: five a second, far above what pages and quick hands do. */
  seatCalls: { points: 300, seconds: 60 },
  /**
   * Asking for the media’s line, or why it failed: neither is free. While the engine is away, each of 600 pages tries
   * some 12 times in its first minute, and asks each time why. Not `calls`: the lesson must go on meanwhile.
   */
  lines: { points: 24_000, seconds: 60 },
  /** Unknown secrets from one source: a class that clicks on last year’s link stays far below. */
  unknownSecrets: { points: 300, seconds: 600 },
  /** Unknown secrets from everywhere: above it somebody is guessing from many places. */
  unknownSecretsInTotal: { points: 3_000, seconds: 600 },
} as const satisfies Record<string, Budget>;

export type BudgetName = keyof typeof budgets;

/**
 * Makes a meter for one budget.
 * @returns a function that counts one for a key and answers 0, or the seconds to wait when the budget is spent
 */
export function openMeter({ points, seconds }: Budget): (key: string) => Promise<number> {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    try {
      await limiter.consume(key);
      return 0;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    }
  };
}
