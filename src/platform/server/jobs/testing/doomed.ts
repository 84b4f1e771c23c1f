import { z } from 'zod';
import { createLog } from '../../telemetry/index.ts';
import { defineJob, openJobs } from '../index.ts';

/** A server that takes a job and is killed before it ends it: run as a process of its own. */
const [url = ''] = process.argv.slice(2);
const jobs = openJobs({ url, log: createLog({ logLevel: 'error' }), heartbeatSeconds: 10 });
jobs.work(defineJob('test.long', z.strictObject({ meetingId: z.uuid() })), async () => {
  process.stdout.write('taken\n');
  await new Promise(() => {});
});
