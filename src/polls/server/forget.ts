import type { Core } from '../../platform/server/core.ts';
import { Problem } from '../../platform/contract/problems.ts';
import { keptHours } from '../contract/kinds.ts';
import { close } from './lead.ts';
import { eraseEnded, listLeftOpen } from './polls.store.ts';

/**
 * Closes what was open when a lesson ended, however it ended, and erases the polls of lessons that are over for
 * a day: as long as their messages, what was ended by mistake is there until the next day. To be run each minute.
 * @returns how many were erased
 */
export async function forgetPolls(core: Core): Promise<number> {
  for (const poll of await listLeftOpen(core.db))
    await close({ core }, poll).catch((error: unknown) => {
      // Taken away meanwhile.
      if (!(error instanceof Problem)) throw error;
    });
  return eraseEnded(core.db, new Date(core.now().getTime() - keptHours * 3_600_000));
}
