import type { Core } from '../../platform/server/core.ts';
import { reportKeptDays } from '../contract/report-routes.ts';
import { eraseDue } from './kept.store.ts';
import { eraseReports } from './reports.store.ts';

const dayMs = 86_400_000;

/**
 * Erases the messages of lessons that are over, at the term that their school chose, and reports whose time is up. To be run now and then.
 * @returns how many of each were erased
 */
export async function forgetMessages({ db, now }: Pick<Core, 'db' | 'now'>) {
  return {
    messages: await eraseDue(db, now()),
    reports: await eraseReports(db, new Date(now().getTime() - reportKeptDays * dayMs)),
  };
}
