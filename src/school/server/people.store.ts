import type { Role } from '../../access/contract/actors.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../contract/names.ts';
import { nameOf } from './name-of.ts';
import './tables.ts';

export type NewPerson = { role: Role; name: PersonName };

/** @returns the people's ids, in the order given */
export async function insertPeople(
  trx: Trx,
  schoolId: string,
  people: readonly NewPerson[],
): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await trx
    .insertInto('people')
    .values(
      people.map(({ role, name }) => ({
        school_id: schoolId,
        role,
        family_name: name.family,
        given_name: name.given,
        title: name.title,
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One person of a school: name and role. */
export async function findPerson(db: Db | Trx, schoolId: string, personId: string) {
  const row = await db
    .selectFrom('people')
    .select(['id', 'role', 'family_name', 'given_name', 'title'])
    .where('school_id', '=', schoolId)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  const name = nameOf(row);
  return { personId: row.id, role: row.role, name };
}
