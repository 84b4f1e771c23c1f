import type { Core } from '../../../platform/server/core.ts';
import { isDatabaseAway } from '../../../platform/server/db.ts';
import { repeat } from '../media/repeat.ts';
import { findDue } from './breakouts.store.ts';
import { closeDue, type BreakoutLine } from './breakouts.ts';

const lookEveryMs = 1_000;

/**
 * Closes breakouts whose time is over, also those of a server that died: every server looks, and the lesson’s
 * locked row lets one of them do it.
 */
export function watchBreakouts(core: Core, line: BreakoutLine): AsyncDisposable {
  const look = async () => {
    try {
      for (const meeting of await findDue(core.db, core.now())) await closeDue(core, meeting, line);
    } catch (error) {
      if (!isDatabaseAway(error)) core.log.error({ err: error }, 'breakouts could not be closed');
    }
  };
  return repeat(look, lookEveryMs);
}
