export { defineJob, type JobDefinition } from './definition.ts';
export { openJobs, type JobContext, type JobHandler, type Jobs } from './jobs.ts';
