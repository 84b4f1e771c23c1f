import { sql, type RawBuilder } from 'kysely';
import { answerable } from '../../access/contract/while-suspended.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

/** `standingOf` is `active`, in SQL, for the people whose table bears this alias in the query. */
export const isActive = (alias: string, now: Date): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`(${column('suspended_at')} is null
    and coalesce(${column('active_from')} <= ${now}, true)
    and coalesce(${column('active_until')} > ${now}, true))`;
};

/**
 * Does the school, whose table bears the first alias, let this person in: it is not suspended, or they
 * answer for its data?
 */
export const isOpenTo = (school: string, person: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${school}.suspended_at`)} is null
    or ${sql.ref(`${person}.role`)} = any(${[...answerable]}))`;

/**
 * What keeps somebody out now: their own standing, which comes first, or their school's suspension by the
 * host, which they may be told; `null`: nothing.
 */
export async function barOf(
  db: Db | Trx,
  who: { schoolId: string; personId: string },
  now: Date,
): Promise<'person' | 'school' | null> {
  const row = await db
    .selectFrom('people as p')
    .innerJoin('schools as o', 'o.id', 'p.school_id')
    .select([isActive('p', now).as('active'), isOpenTo('o', 'p').as('open')])
    .where('p.school_id', '=', who.schoolId)
    .where('p.id', '=', who.personId)
    .executeTakeFirst();
  if (!row?.active) return 'person';
  return row.open ? null : 'school';
}
