import type { Db } from '../../../platform/server/db.ts';
import { hintNames, type HintName } from '../../contract/hints.ts';
import './tables.ts';

type Owner = { schoolId: string; personId: string };

/** The hints that somebody has closed; those that are no more are left out. */
export async function findClosed(db: Db, { schoolId, personId }: Owner): Promise<HintName[]> {
  const row = await db
    .selectFrom('closed_hints')
    .select('hints')
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return hintNames.filter((name) => row?.hints.includes(name));
}

export async function setClosed(
  db: Db,
  { schoolId, personId }: Owner,
  hints: readonly HintName[],
): Promise<void> {
  await db
    .insertInto('closed_hints')
    .values({ school_id: schoolId, person_id: personId, hints: [...hints] })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hints: [...hints] }))
    .execute();
}
