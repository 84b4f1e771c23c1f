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
  jobs.work(endForgottenLessons, async () => {
    await endForgotten(core, end);
  });
  jobs.schedule(endForgottenLessons, '* * * * *', {});
  jobs.work(sweepBarred, sweep);
  jobs.schedule(sweepBarred, '* * * * *', {});
  jobs.work(dropLinks, async () => {
    await deleteOldLinks(core.db, new Date(core.now().getTime() - 86_400_000));
  });
  jobs.schedule(dropLinks, '29 3 * * *', {});
  jobs.work(mailLinks, () => mailDueGuardians({ ...core, closeLines }, mail));
  jobs.schedule(mailLinks, '* * * * *', {});
  jobs.work(dropReceipts, async () => {
    await media.dropOldReceipts(core.now());
  });
  jobs.schedule(dropReceipts, '41 3 * * *', {});
  jobs.work(forgetHours, async () => {
    await forgetPresence(core);
  });
  jobs.schedule(forgetHours, '*/10 * * * *', {});
  jobs.work(forgetChat, async () => {
    await forgetMessages(core);
  });
  jobs.schedule(forgetChat, '17 * * * *', {});
  jobs.work(forgetPollsOver, async () => {
    await forgetPolls(core);
  });
  jobs.schedule(forgetPollsOver, '* * * * *', {});
  jobs.work(sweepProviders, () => providers.sweep());
  jobs.schedule(sweepProviders, '*/10 * * * *', {});
}
