import { sql } from 'kysely';
import type { Role } from '../../access/contract/actors.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../contract/names.ts';
import './tables.ts';

type Who = { schoolId: string; personId: string };

/** What the rules about a person are judged on; `null` when the school has no such person. */
export async function findPersonSubject(db: Db, { schoolId, personId }: Who) {
  const row = await db
    .selectFrom('people as p')
    .select(['p.id', 'p.school_id', 'p.role'])
    .select(
      sql<string[]>`array(
        select guide.person_id::text from memberships m
        join groups g on g.id = m.group_id and g.archived_at is null
        join memberships guide on guide.group_id = g.id and guide.role <> 'pupil'
        where m.person_id = p.id and m.role = 'pupil')`.as('guide_ids'),
    )
    .where('p.school_id', '=', schoolId)
    .where('p.id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  return { schoolId, personId, role: row.role, guideIds: row.guide_ids };
}

export const findRecord = (db: Db, { schoolId, personId }: Who) =>
  db
    .selectFrom('people as p')
    .innerJoin('schools as s', 's.id', 'p.school_id')
    .selectAll('p')
    .select('s.time_zone')
    .where('p.school_id', '=', schoolId)
    .where('p.id', '=', personId)
    .executeTakeFirst();

export const lockPerson = (trx: Trx, { schoolId, personId }: Who) =>
  trx
    .selectFrom('people')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();

export async function updatePerson(
  trx: Trx,
  { schoolId, personId }: Who,
  values: {
    name?: PersonName;
    email?: string | null;
    role?: Role;
    active_from?: Date | null;
    active_until?: Date | null;
    suspended_at?: Date | null;
  },
): Promise<void> {
  const { name, ...columns } = values;
  await trx
    .updateTable('people')
    .set({
      ...columns,
      ...(name && { family_name: name.family, given_name: name.given, title: name.title }),
      updated_at: new Date(),
    })
    .where('school_id', '=', schoolId)
    .where('id', '=', personId)
    .execute();
}

export async function deletePerson(trx: Trx, { schoolId, personId }: Who): Promise<void> {
  await trx
    .deleteFrom('people')
    .where('school_id', '=', schoolId)
    .where('id', '=', personId)
    .execute();
}

/** The heads of a school who are not suspended nor here for a time only, locked in a fixed order. */
export const lockLastingHeads = (trx: Trx, schoolId: string) =>
  trx
    .selectFrom('people')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('role', '=', 'head')
    .where('suspended_at', 'is', null)
    .where('active_from', 'is', null)
    .where('active_until', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();

/** Has the school nobody at its head? */
export async function isHeadless(db: Db, schoolId: string): Promise<boolean> {
  const head = await db
    .selectFrom('people')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('role', '=', 'head')
    .limit(1)
    .executeTakeFirst();
  return head === undefined;
}

/** The groups of this year in which somebody is. */
export const listGroupsOf = (db: Db, { schoolId, personId }: Who) =>
  db
    .selectFrom('memberships as m')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select(['g.id as groupId', 'g.name', 'g.kind', 'm.role as as'])
    .where('m.school_id', '=', schoolId)
    .where('m.person_id', '=', personId)
    .where('g.archived_at', 'is', null)
    .orderBy('g.kind')
    .orderBy('g.name')
    .execute();

export async function listSchemes(db: Db, { schoolId, personId }: Who): Promise<string[]> {
  const rows = await db
    .selectFrom('person_identifiers')
    .select('scheme')
    .distinct()
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .orderBy('scheme')
    .execute();
  return rows.map(({ scheme }) => scheme);
}
