export { defineJob, type JobDefinition } from './definition.ts';
export { openJobs, type Jobs } from './jobs.ts';
export type { JobContext, JobHandler } from './run-job.ts';
export { deleteJobsOf } from './jobs.store.ts';
