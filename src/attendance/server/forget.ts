import type { Core } from '../../platform/server/core.ts';
import { lineageOf } from '../../meeting/server/index.ts';
import { findConfirmedWithHours, forgetHours } from './forget.store.ts';

/** Pages that follow a lesson have read its end by then. */
const quietMinutes = 10;

/**
 * Once a lesson is over and its roll call confirmed, the record is all that is kept of presence: what each
 * person did there, and when, is erased, and in the lessons whose place it took. To be run now and then.
 * @returns how many lessons were forgotten so
 */
export async function forgetPresence(core: Core): Promise<number> {
  const before = new Date(core.now().getTime() - quietMinutes * 60_000);
  const found = await findConfirmedWithHours(core.db, before);
  for (const { school_id: schoolId, id: meetingId } of found)
    await core.transact(async (trx) => {
      for (const lesson of await lineageOf(trx, { schoolId, meetingId }))
        await forgetHours(trx, { schoolId, meetingId: lesson });
    });
  return found.length;
}
