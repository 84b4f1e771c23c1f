import pRetry, { AbortError } from 'p-retry';
import type { Logger } from 'pino';
import type { PgBoss } from 'pg-boss';

/** A database that is away makes every look fail: one line in this time tells it. */
const quietMs = 30_000;

/**
 * Starts the queue and keeps trying while the database is away, so that the server starts without it.
 * @param make makes a fresh queue for each attempt
 */
export function superviseStart(make: () => PgBoss, log: Logger) {
  const stopping = new AbortController();
  let current: PgBoss | null = null;
  let told = -Infinity;

  const complain = (err: unknown) => {
    if (performance.now() - told < quietMs) return;
    told = performance.now();
    log.warn({ err, part: 'jobs' }, 'jobs: the database does not answer');
  };

  /** Tries again and again, until it succeeds or the server stops. */
  const insist = <T>(work: () => Promise<T>): Promise<T> =>
    pRetry(
      async () => {
        try {
          return await work();
        } catch (error) {
          complain(error);
          // p-retry takes a bare TypeError for a programmer's fault; libraries throw it for broken lines.
          throw error instanceof AbortError ? error : new Error('again', { cause: error });
        }
      },
      {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: 250,
        maxTimeout: 5_000,
        signal: stopping.signal,
      },
    );

  const started = insist(async () => {
    const boss = make();
    boss.on('error', complain);
    try {
      await boss.start();
    } catch (error) {
      await boss.stop({ graceful: false }).catch(complain);
      throw error;
    }
    current = boss;
    return boss;
  });
  // Whoever needs the queue awaits it and is told; a stop before the start is nobody's fault.
  started.catch(() => {});

  return {
    started,
    /** The queue once it is started. */
    current: () => current,
    /** Does something with the queue as soon as it can be done. */
    whenStarted(work: (boss: PgBoss) => Promise<void>): void {
      insist(async () => work(await started)).catch(() => {});
    },
    async giveUp(): Promise<void> {
      stopping.abort(new AbortError('the server stops'));
      await started.catch(() => {});
    },
  };
}
