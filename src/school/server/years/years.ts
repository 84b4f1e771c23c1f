import { Temporal } from 'temporal-polyfill';
import type { AccountActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { yearAround } from '../../contract/years/calendar.ts';
import type { WrittenYear, YearsView } from '../../contract/years/routes.ts';
import { noteChange } from '../changes.store.ts';
import { findSchool } from '../schools.store.ts';
import { viewRollover } from './rollovers.store.ts';
import {
  adoptGroups,
  crosses,
  insertYear,
  listYearViews,
  lockSchool,
  updateYear,
} from './years.store.ts';

export type YearCore = Pick<Core, 'db' | 'transact' | 'now'>;

/**
 * Days of a year that may stand among a school's others.
 * @param but the year that is being changed
 * @throws {Problem} `school.dates_reversed`, `year.overlap`
 */
export async function checkDays(
  trx: Trx,
  schoolId: string,
  year: WrittenYear,
  but: string | null,
): Promise<void> {
  if (year.endsOn <= year.startsOn) throw new Problem('school.dates_reversed');
  if (await crosses(trx, schoolId, year, but)) throw new Problem('year.overlap');
}

/** A school's years, its last rollover, and, while no year has a name, the one to propose. */
export async function viewYears(
  { db, now }: YearCore,
  schoolId: string,
): Promise<Omit<YearsView, 'mayChange'>> {
  const years = await listYearViews(db, schoolId);
  const zone = (await findSchool(db, schoolId))?.time_zone ?? 'Europe/Paris';
  const today = Temporal.Instant.fromEpochMilliseconds(now().getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const proposed = years.some(({ current }) => current) ? null : yearAround(today.toString());
  return { years, proposed, rollover: await viewRollover(db, schoolId) };
}

/**
 * Names the year that goes on, in a school that has none: its groups of today are of it.
 * @returns the year's id
 * @throws {Problem} `school.dates_reversed`, `year.exists`
 */
export const beginYear = (core: YearCore, by: AccountActor, year: WrittenYear): Promise<string> =>
  core.transact(async (trx) => {
    await lockSchool(trx, by.schoolId);
    if ((await listYearViews(trx, by.schoolId)).length > 0) throw new Problem('year.exists');
    await checkDays(trx, by.schoolId, year, null);
    const yearId = await insertYear(trx, by.schoolId, year);
    await adoptGroups(trx, by.schoolId, yearId);
    await noteChange(trx, by, 'year_begin', {});
    return yearId;
  });

/**
 * Corrects a year's name and days.
 * @throws {Problem} `school.dates_reversed`, `year.name_taken`, `year.overlap`
 */
export const changeYear = (
  core: YearCore,
  by: AccountActor,
  yearId: string,
  year: WrittenYear,
): Promise<void> =>
  core.transact(async (trx) => {
    await lockSchool(trx, by.schoolId);
    await checkDays(trx, by.schoolId, year, yearId);
    await updateYear(trx, by.schoolId, yearId, year);
    await noteChange(trx, by, 'year_change', {});
  });
