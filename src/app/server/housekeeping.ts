import { z } from 'zod';
import { defineJob } from '../../platform/server/jobs/index.ts';
import { deleteOldLinks, mailDueGuardians } from '../../entry/server/index.ts';
import { endForgotten } from '../../meeting/server/index.ts';
import { forgetMessages } from '../../chat/server/index.ts';
import { forgetPolls } from '../../polls/server/index.ts';
import { forgetPresence } from '../../attendance/server/index.ts';
import type { Domains } from './domains.ts';
import type { Services } from './services.ts';

const nothing = z.strictObject({});
const endForgottenLessons = defineJob('meetings.end-forgotten', nothing);
const sweepProviders = defineJob('identity.sweep-providers', nothing);
const sweepBarred = defineJob('people.sweep-barred', nothing);
const dropLinks = defineJob('entry.drop-links', nothing);
const mailLinks = defineJob('entry.mail-guardians', nothing);
const forgetHours = defineJob('attendance.forget-presence', nothing);
const forgetChat = defineJob('chat.forget-messages', nothing);
const forgetPollsOver = defineJob('polls.forget', nothing);
const dropReceipts = defineJob('media.drop-receipts', nothing);

/** What is done by the clock, by one server at a time. */
export function startHousekeeping(
  { core, media, providers, closeLines, end, sweepBarred: sweep }: Domains,
  { jobs, mail }: Services,
): void {
  const everyMinute = '* * * * *';
  jobs.workByClock(endForgottenLessons, everyMinute, () => endForgotten(core, end));
  jobs.workByClock(sweepBarred, everyMinute, sweep);
  jobs.workByClock(mailLinks, everyMinute, () => mailDueGuardians({ ...core, closeLines }, mail));
  jobs.workByClock(forgetPollsOver, everyMinute, () => forgetPolls(core));
  jobs.workByClock(forgetHours, '*/10 * * * *', () => forgetPresence(core));
  jobs.workByClock(sweepProviders, '*/10 * * * *', () => providers.sweep());
  jobs.workByClock(forgetChat, '*/10 * * * *', () => forgetMessages(core));
  jobs.workByClock(dropLinks, '29 3 * * *', () =>
    deleteOldLinks(core.db, new Date(core.now().getTime() - 86_400_000)),
  );
  jobs.workByClock(dropReceipts, '41 3 * * *', () => media.dropOldReceipts(core.now()));
}
