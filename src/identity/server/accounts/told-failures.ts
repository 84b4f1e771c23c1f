import type { AccountActor } from '../../../access/contract/actors.ts';
import { withFirst } from '../../../platform/contract/french-dates.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mail } from '../../../platform/server/mail/index.ts';
import { failuresMail } from './letters.ts';
import { findFailures, takeUntold } from './own.store.ts';

/** Fewer failed sign-ins than that are one's own slips. */
const tellingFailures = 5;

type Parts = { core: Pick<Core, 'db' | 'now' | 'transact'>; mail: Pick<Mail, 'send'> };

/**
 * Tells whoever has just signed in that it failed many times before: on the page, and by mail to those who
 * have an address, since the page may be in the hands of who guessed. The mail says when, never from where.
 * @returns how many, when they are many
 */
export async function tellFailures(
  { core, mail }: Parts,
  actor: AccountActor,
): Promise<number | null> {
  const count = (await findFailures(core.db, actor))?.count ?? 0;
  if (count < tellingFailures) return null;
  await core.transact(async (trx) => {
    const untold = await takeUntold(trx, actor, tellingFailures);
    if (!untold?.email) return;
    const at = new Intl.DateTimeFormat('fr', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: untold.time_zone,
    });
    await mail.send(trx, {
      schoolId: actor.schoolId,
      personId: actor.personId,
      address: untold.email,
      language: 'fr',
      template: failuresMail,
      facts: {
        count: untold.count,
        last: withFirst(at.format(untold.last_at)),
        now: withFirst(at.format(core.now())),
        school: untold.school,
      },
    });
  });
  return count;
}
