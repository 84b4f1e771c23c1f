import type { Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

/** Notes who changed what, by ids alone: names are joined when it is read. */
export async function noteChange(
  trx: Trx,
  by: { schoolId: string; personId: string },
  action: string,
  on: { personId?: string; groupId?: string },
): Promise<void> {
  await trx
    .insertInto('register_changes')
    .values({
      school_id: by.schoolId,
      by_person_id: by.personId,
      action,
      person_id: on.personId ?? null,
      group_id: on.groupId ?? null,
    })
    .execute();
}

/** The latest changes of a person, the last first. */
export async function listChanges(db: Db, who: { schoolId: string; personId: string }) {
  const rows = await db
    .selectFrom('register_changes as c')
    .leftJoin('people as p', 'p.id', 'c.by_person_id')
    .select(['c.action', 'c.at', 'p.family_name', 'p.given_name', 'p.title'])
    .where('c.school_id', '=', who.schoolId)
    .where('c.person_id', '=', who.personId)
    .orderBy('c.id', 'desc')
    .limit(10)
    .execute();
  return rows.map(({ action, at, family_name, given_name, title }) => ({
    action,
    at: at.toISOString(),
    by:
      family_name === null || given_name === null
        ? null
        : { family: family_name, given: given_name, title },
  }));
}
