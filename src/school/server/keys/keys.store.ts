import type { Db } from '../../../platform/server/db.ts';
import '../tables.ts';

/** A school's sealed key; `undefined` before its first use. */
export const findSchoolKey = async (db: Db, schoolId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('school_keys')
      .select('sealed')
      .where('school_id', '=', schoolId)
      .executeTakeFirst()
  )?.sealed;

/** Keeps a school's key, unless another server was faster. */
export async function insertSchoolKey(db: Db, schoolId: string, sealed: string): Promise<void> {
  await db
    .insertInto('school_keys')
    .values({ school_id: schoolId, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
