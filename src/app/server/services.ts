import { openFiles } from '../../platform/server/files/index.ts';
import { openJobs } from '../../platform/server/jobs/index.ts';
import { openMail } from '../../platform/server/mail/index.ts';
import type { Core } from '../../platform/server/core.ts';

/** Opens the platform's services that domains share: jobs, mail, files. */
export async function openServices({ config, db, log, now }: Core) {
  const stack = new AsyncDisposableStack();
  const jobs = stack.use(openJobs({ url: config.databaseUrl, log }));
  const mail = stack.use(openMail(config, { db, jobs, log, now }));
  const files = stack.use(await openFiles(config));
  return { jobs, mail, files, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

export type Services = Awaited<ReturnType<typeof openServices>>;
