import type { Core } from '../../platform/server/core.ts';
import { reportKeptDays } from '../contract/report-routes.ts';
import { eraseEnded } from './chat.store.ts';
import { eraseReports } from './reports.store.ts';

/** A lesson that was ended by mistake, or must be spoken of, has its messages until the next day. */
const keptHours = 24;

const hourMs = 3_600_000;

/**
 * Erases the messages of lessons that are over, and reports whose time is up. To be run now and then.
 * @returns how many of each were erased
 */
export async function forgetMessages({ db, now }: Pick<Core, 'db' | 'now'>) {
  const before = (hours: number) => new Date(now().getTime() - hours * hourMs);
  return {
    messages: await eraseEnded(db, before(keptHours)),
    reports: await eraseReports(db, before(reportKeptDays * 24)),
  };
}
