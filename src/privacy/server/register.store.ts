import type { Db } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import { nameOf } from '../../school/server/index.ts';
import '../../school/server/tables.ts';

/** The people whom the register names: who represents the school, who watches over its data. */
export async function findRegisterPeople(
  db: Db,
  schoolId: string,
): Promise<{ role: 'head' | 'officer'; name: PersonName }[]> {
  const rows = await db
    .selectFrom('people')
    .select(['role', 'family_name', 'given_name', 'title'])
    .where('school_id', '=', schoolId)
    .where('role', 'in', ['head', 'officer'])
    .where('suspended_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    role: row.role as 'head' | 'officer',
    name: nameOf(row),
  }));
}
