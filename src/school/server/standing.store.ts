import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import './tables.ts';

/** `standingOf` is `active`, in SQL, for the people whose table bears this alias in the query. */
export const isActive = (alias: string, now: Date): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`(${column('suspended_at')} is null
    and coalesce(${column('active_from')} <= ${now}, true)
    and coalesce(${column('active_until')} > ${now}, true))`;
};

/** May this person act now: neither suspended nor outside their time? */
export async function isActivePerson(
  db: Db,
  who: { schoolId: string; personId: string },
  now: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('people as p')
    .select('p.id')
    .where('p.school_id', '=', who.schoolId)
    .where('p.id', '=', who.personId)
    .where(isActive('p', now))
    .executeTakeFirst();
  return row !== undefined;
}
