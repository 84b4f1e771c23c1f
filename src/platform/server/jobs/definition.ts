import { z } from 'zod';

/** A kind of slow work: its name, the shape of its data, and whether one waiting job per key is enough. */
export type JobDefinition<S extends z.ZodObject = z.ZodObject> = {
  readonly name: string;
  readonly data: S;
  readonly single: boolean;
};

const jobName = /^[a-z]+(\.[a-z-]+)+$/;

/**
 * Declares a kind of job.
 * @param name `domain.work`, stable: jobs waiting across an upgrade keep it
 * @param data its data's shape: ids, numbers and instants, never a name, an address or a text
 * @param options.single of several jobs with one `singletonKey`, keep only the one that already waits. It may
 * start before this transaction commits: only for work that does not depend on what the transaction writes
 */
export function defineJob<S extends z.ZodObject>(
  name: string,
  data: S,
  options: { single?: boolean } = {},
): JobDefinition<S> {
  if (!jobName.test(name)) throw new Error(`job ${name}: a name is like "mail.send"`);
  return { name, data, single: options.single ?? false };
}

const harmless = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/,
  /^[a-z0-9_.-]{1,64}$/,
];

const isHarmless = (value: unknown): boolean => {
  if (typeof value === 'string') return harmless.some((form) => form.test(value));
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isHarmless);
  return true;
};

/**
 * Reads a job's data. The queue is kept for days and is in every archive, so it may hold nobody's name,
 * address or words: texts must be ids, instants or words of our code.
 * @throws {z.ZodError} when the shape is not the job's
 * @throws {Error} when a text could be somebody's
 */
export function readJobData<S extends z.ZodObject>(
  job: JobDefinition<S>,
  data: unknown,
): z.output<S> {
  const read = job.data.strict().parse(data);
  if (!isHarmless(data))
    throw new Error(`job ${job.name}: its data holds a text that is not an id`);
  return read as z.output<S>;
}
