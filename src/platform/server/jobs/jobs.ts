import type { Logger } from 'pino';
import { PgBoss, fromKysely, type JobWithMetadata } from 'pg-boss';
import type { z } from 'zod';
import { Problem } from '../../contract/problems.ts';
import type { Trx } from '../db.ts';
import { afterCommit } from '../events/index.ts';
import { readJobData, type JobDefinition } from './definition.ts';
import { openQueues } from './queues.ts';
import { runJob, type JobHandler } from './run-job.ts';
import { superviseStart } from './supervise.ts';

const schema = 'jobs';

const patienceMs = 2_000;
const stopMs = 3_000;

async function within<T>(patience: number, promise: Promise<T>): Promise<T> {
  const { promise: tooLong, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Problem('database_away')), patience);
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens the queue of slow work, in the same database under its own schema. Returns at once: it starts when
 * the database answers, and starts again by itself.
 * @param options.url PostgreSQL connection URL
 * @param options.heartbeatSeconds silence after which a job is taken for lost with its server, 10 at least
 * @param options.superviseSeconds how often lost jobs are looked for
 */
export function openJobs(options: {
  url: string;
  log: Logger;
  heartbeatSeconds?: number;
  superviseSeconds?: number;
}) {
  const { log, superviseSeconds = 15 } = options;
  const ensureQueue = openQueues(options.heartbeatSeconds);
  const supervised = superviseStart(
    () =>
      new PgBoss({
        connectionString: options.url,
        schema,
        max: 3,
        connectionTimeoutMillis: 5_000,
        superviseIntervalSeconds: superviseSeconds,
        monitorIntervalSeconds: superviseSeconds,
        application_name: 'preau-jobs',
      }),
    log,
  );
  const workers = new Map<string, string>();

  return {
    /**
     * Enqueues a job in the caller's transaction: it exists if and only if the transaction commits.
     * @param trx of `transact()`
     * @param when.startAfter not before this instant
     * @param when.singletonKey for a job declared `single`
     * @returns the job's id, or `null` when one with this key already waits
     * @throws {Problem} `database_away` when the queue has not started
     */
    async enqueue<S extends z.ZodObject>(
      trx: Trx,
      job: JobDefinition<S>,
      data: z.input<S>,
      when: { startAfter?: Date; singletonKey?: string } = {},
    ): Promise<string | null> {
      if (job.single !== (when.singletonKey !== undefined))
        throw new Error(`job ${job.name}: singletonKey goes with single`);
      readJobData(job, data);
      const boss = await within(patienceMs, supervised.started);
      await ensureQueue(boss, job);
      const id = await boss.send(job.name, data, { ...when, db: fromKysely(trx) });
      // This server's worker need not wait for its next look.
      const worker = workers.get(job.name);
      if (worker !== undefined && !when.startAfter)
        afterCommit(trx, () => boss.notifyWorker(worker));
      return id;
    },

    /**
     * Does the jobs of one kind on this server, from when the database answers.
     * A failure is tried again later; the same job may come twice, so handlers must bear it.
     * @param how.atOnce how many at once on this server
     * @param how.lookSeconds how often this server looks for jobs that another one enqueued
     */
    work<S extends z.ZodObject>(
      job: JobDefinition<S>,
      handler: JobHandler<S>,
      { atOnce = 2, lookSeconds = 2 } = {},
    ): void {
      supervised.whenStarted(async (boss) => {
        await ensureQueue(boss, job);
        const worker = await boss.work(
          job.name,
          { includeMetadata: true, pollingIntervalSeconds: lookSeconds, localConcurrency: atOnce },
          async (taken: JobWithMetadata<unknown>[]) => {
            for (const one of taken) await runJob(log, job, handler, one);
          },
        );
        workers.set(job.name, worker);
      });
    },

    /**
     * Does a job by the clock, once for all servers. Nobody waits for it: it is looked for every ten seconds.
     * @param cron five fields, in the time of Paris
     */
    workByClock(
      job: JobDefinition<z.ZodObject<Record<never, never>>>,
      cron: string,
      handler: () => Promise<unknown>,
    ): void {
      this.work(job, async () => void (await handler()), { atOnce: 1, lookSeconds: 10 });
      supervised.whenStarted(async (boss) => {
        await ensureQueue(boss, job);
        await boss.schedule(job.name, cron, {}, { tz: 'Europe/Paris' });
      });
    },

    /** Does something once on this server, from when the database answers; again until it succeeds. */
    atStart(work: () => Promise<void>): void {
      supervised.whenStarted(() => work());
    },

    /** Does the queue answer? */
    async health(): Promise<'ok' | 'away'> {
      const boss = supervised.current();
      if (!boss) return 'away';
      await boss.getDb().executeSql('select 1');
      return 'ok';
    },

    /** Lets the jobs under way end, within three seconds; what remains is taken again by another server. */
    async [Symbol.asyncDispose](): Promise<void> {
      await supervised.giveUp();
      await supervised.current()?.stop({ graceful: true, timeout: stopMs });
    },
  };
}

export type Jobs = ReturnType<typeof openJobs>;
