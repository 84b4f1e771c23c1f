import { sql } from 'kysely';
import { sqlState, type Db, type Trx } from '../../../platform/server/db.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { WrittenYear, YearView } from '../../contract/years/routes.ts';
import './tables.ts';

const columns = ({ name, startsOn, endsOn }: WrittenYear) => ({
  name,
  starts_on: startsOn,
  ends_on: endsOn,
});

/** @throws {Problem} `year.name_taken` */
async function named<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) === '23505') throw new Problem('year.name_taken', { cause: error });
    throw error;
  }
}

/** Whoever changes a school's years waits here for the others. */
export const lockSchool = (trx: Trx, schoolId: string) =>
  trx
    .selectFrom('schools')
    .select(['id', 'time_zone'])
    .where('id', '=', schoolId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();

/** The school's years, the latest first; groups put away later on stay with their year. */
export async function listYearViews(db: Db | Trx, schoolId: string): Promise<YearView[]> {
  const rows = await db
    .selectFrom('school_years as y')
    .select(['y.id', 'y.name', 'y.starts_on', 'y.ends_on', 'y.closed_at'])
    .select(
      sql<number>`(select count(*)::int from groups g
        where g.school_id = y.school_id and g.year_id = y.id)`.as('groups'),
    )
    .where('y.school_id', '=', schoolId)
    .orderBy('y.starts_on', 'desc')
    .execute();
  return rows.map((row) => ({
    yearId: row.id,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    current: row.closed_at === null,
    groups: row.groups,
  }));
}

export async function hasYear(db: Db, schoolId: string, yearId: string): Promise<boolean> {
  const row = await db
    .selectFrom('school_years')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('id', '=', yearId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Is one of these days a day of another year? */
export async function crosses(
  trx: Trx,
  schoolId: string,
  { startsOn, endsOn }: WrittenYear,
  but: string | null,
): Promise<boolean> {
  let query = trx
    .selectFrom('school_years')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('starts_on', '<=', endsOn)
    .where('ends_on', '>=', startsOn);
  if (but !== null) query = query.where('id', '!=', but);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** @throws {Problem} `year.name_taken` */
export const insertYear = (trx: Trx, schoolId: string, year: WrittenYear): Promise<string> =>
  named(async () => {
    const { id } = await trx
      .insertInto('school_years')
      .values({ school_id: schoolId, ...columns(year), closed_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });

/** @throws {Problem} `year.name_taken` */
export const updateYear = (trx: Trx, schoolId: string, yearId: string, year: WrittenYear) =>
  named(() =>
    trx
      .updateTable('school_years')
      .set(columns(year))
      .where('school_id', '=', schoolId)
      .where('id', '=', yearId)
      .execute(),
  );

export const setClosed = (trx: Trx, schoolId: string, yearId: string, closed: boolean) =>
  trx
    .updateTable('school_years')
    .set({ closed_at: closed ? sql`now()` : null })
    .where('school_id', '=', schoolId)
    .where('id', '=', yearId)
    .execute();

export const deleteYear = (trx: Trx, schoolId: string, yearId: string) =>
  trx
    .deleteFrom('school_years')
    .where('school_id', '=', schoolId)
    .where('id', '=', yearId)
    .execute();

/** The groups of today that are of no year are of this one. */
export const adoptGroups = (trx: Trx, schoolId: string, yearId: string) =>
  trx
    .updateTable('groups')
    .set({ year_id: yearId })
    .where('school_id', '=', schoolId)
    .where('year_id', 'is', null)
    .where('archived_at', 'is', null)
    .execute();
