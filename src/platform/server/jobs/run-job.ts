import type { JobWithMetadata } from 'pg-boss';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { readJobData, type JobDefinition } from './definition.ts';

export type JobContext = {
  jobId: string;
  /** 1 for the first try. */
  attempt: number;
  /** Aborted when the job takes too long or the server stops. */
  signal: AbortSignal;
};

export type JobHandler<S extends z.ZodObject> = (
  data: z.output<S>,
  context: JobContext,
) => Promise<void>;

/** What the queue keeps of a failure: nothing. A message may hold a name; the log has the safe part. */
class JobFailed extends Error {
  constructor() {
    super('see the log');
    this.name = 'JobFailed';
    this.stack = '';
  }
}

/** Does one job that was taken from its queue. */
export async function runJob<S extends z.ZodObject>(
  log: Logger,
  job: JobDefinition<S>,
  handler: JobHandler<S>,
  taken: JobWithMetadata<unknown>,
): Promise<void> {
  const attempt = taken.retryCount + 1;
  try {
    const data = readJobData(job, taken.data);
    await handler(data, { jobId: taken.id, attempt, signal: taken.signal });
  } catch (err) {
    const isLast = taken.retryCount >= taken.retryLimit;
    const about = { job: job.name, jobId: taken.id, attempt, err };
    if (isLast) log.error(about, 'job given up');
    else log.warn(about, 'job failed');
    throw new JobFailed();
  }
}
