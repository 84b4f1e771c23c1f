import { sql, type ExpressionBuilder, type SelectQueryBuilder } from 'kysely';
import type { Role } from '../../access/contract/actors.ts';
import type { Database, Db } from '../../platform/server/db.ts';
import { searchWords } from '../contract/search.ts';
import type { Standing } from '../contract/standing.ts';
import { isActive } from './standing.store.ts';
import './tables.ts';

export type RegisterFilter = {
  schoolId: string;
  search?: string | undefined;
  role?: Role | undefined;
  groupId?: string | undefined;
  standing?: Standing | undefined;
  unplaced?: 'yes' | undefined;
};

// The order of `compareNames`, by the index `people_register`; a test compares the two.
const base = sql`collate register_order`;
const exact = sql`collate "fr-x-icu"`;
const registerOrder = sql`p.family_name ${base}, p.given_name ${base},
  p.family_name ${exact}, p.given_name ${exact}, p.id`;

type People = Database & { p: Database['people'] };

/** Is the person of this row a pupil of a division of this year? */
const isPlaced = sql<boolean>`exists (
  select 1 from memberships m join groups g on g.id = m.group_id
  where m.school_id = p.school_id and m.person_id = p.id and m.role = 'pupil'
    and g.kind = 'division' and g.archived_at is null)`;

const standingIs = (standing: Standing, now: Date) => {
  const byStanding = {
    active: isActive('p', now),
    suspended: sql<boolean>`p.suspended_at is not null`,
    early: sql<boolean>`(p.suspended_at is null and p.active_from > ${now})`,
    past: sql<boolean>`(p.suspended_at is null and p.active_until <= ${now}
      and coalesce(p.active_from <= ${now}, true))`,
  };
  return byStanding[standing];
};

function filtered<O>(
  query: SelectQueryBuilder<People, 'p', O>,
  filter: RegisterFilter,
  now: Date,
): SelectQueryBuilder<People, 'p', O> {
  let narrowed = query.where('p.school_id', '=', filter.schoolId);
  for (const word of searchWords(filter.search ?? ''))
    narrowed = narrowed.where(sql<boolean>`position(${word} in p.search_key) > 0`);
  if (filter.role) narrowed = narrowed.where('p.role', '=', filter.role);
  if (filter.groupId) narrowed = narrowed.where(isMember(filter.groupId));
  if (filter.standing) narrowed = narrowed.where(standingIs(filter.standing, now));
  if (filter.unplaced)
    narrowed = narrowed.where('p.role', '=', 'pupil').where(sql<boolean>`not ${isPlaced}`);
  // Who left waits for no class, unless they are asked for.
  if (filter.unplaced && !filter.standing) narrowed = narrowed.where('p.suspended_at', 'is', null);
  return narrowed;
}

const isMember = (groupId: string) => (eb: ExpressionBuilder<People, 'p'>) =>
  eb.exists(
    eb
      .selectFrom('memberships as m')
      .select('m.person_id')
      .whereRef('m.school_id', '=', 'p.school_id')
      .whereRef('m.person_id', '=', 'p.id')
      .where('m.group_id', '=', groupId),
  );

const groupNames = sql<string[]>`array(
  select g.name from memberships m join groups g on g.id = m.group_id
  where m.school_id = p.school_id and m.person_id = p.id and g.archived_at is null
  order by g.kind, g.name collate "fr-x-icu")`;

const people = (db: Db) => db.selectFrom('people as p') as SelectQueryBuilder<People, 'p', object>;

export async function countPeople(db: Db, filter: RegisterFilter, now: Date): Promise<number> {
  const { count } = await filtered(people(db), filter, now)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * People of a school in the order of a French register.
 * @param page.after the last person of the page before, who may have gone meanwhile: then nobody follows
 */
export async function listRegister(
  db: Db,
  filter: RegisterFilter,
  page: { after?: string | undefined; limit: number | null; now: Date },
) {
  let query = filtered(people(db), filter, page.now)
    .select(['p.id', 'p.role', 'p.family_name', 'p.given_name', 'p.title', 'p.email', 'p.source'])
    .select(['p.active_from', 'p.active_until', 'p.suspended_at'])
    .select(groupNames.as('groups'))
    .orderBy(registerOrder);
  if (page.limit !== null) query = query.limit(page.limit);
  if (page.after !== undefined) {
    const last = await findNames(db, filter.schoolId, page.after);
    if (!last) return [];
    // Values, not a join: only so does PostgreSQL start the index at this place.
    query = query.where(sql<boolean>`(${registerOrder}) > (${last.family_name}::text,
      ${last.given_name}::text, ${last.family_name}::text, ${last.given_name}::text, ${last.id}::uuid)`);
  }
  return query.execute();
}

const findNames = (db: Db, schoolId: string, personId: string) =>
  db
    .selectFrom('people')
    .select(['id', 'family_name', 'given_name'])
    .where('school_id', '=', schoolId)
    .where('id', '=', personId)
    .executeTakeFirst();
