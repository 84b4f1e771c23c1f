import { CompiledQuery } from 'kysely';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Db } from '../../platform/server/db.ts';
import type { AttemptCounter } from './sign-in-guard.ts';
import { windowSeconds } from './sign-in-rule.ts';

// Only their counts are used: the rule about them is ours.
const options = { keyPrefix: 'sign-in', points: Number.MAX_SAFE_INTEGER, duration: windowSeconds };

type Query = { text: string; values: unknown[] };

/** The pool as the limiter wants it. */
const storeClient = (db: Db) => ({
  query: async ({ text, values }: Query) => {
    const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values));
    return { rows, rowCount: Number(numAffectedRows ?? rows.length) };
  },
});

/** Counts in this process only. */
export const memoryAttempts = (): AttemptCounter => counterOf(new RateLimiterMemory(options));

/**
 * Counts attempts in PostgreSQL, for all servers together; in memory while it is away. Rows hold
 * hidden keys and are deleted within the hour after they expire.
 */
export const storedAttempts = (db: Db): AttemptCounter =>
  counterOf(
    new RateLimiterPostgres({
      ...options,
      storeClient: storeClient(db),
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      insuranceLimiter: new RateLimiterMemory(options),
    }),
  );

const counterOf = (limiter: RateLimiterAbstract): AttemptCounter => ({
  add: async (key) => {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
    return { count: consumedPoints, seconds: Math.ceil(msBeforeNext / 1000) };
  },
  takeBack: async (key) => void (await limiter.reward(key)),
  clear: async (key) => void (await limiter.delete(key)),
});
