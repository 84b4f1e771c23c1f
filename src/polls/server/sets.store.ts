import type { Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

/** Whose lists of questions. */
export type Owner = { schoolId: string; personId: string };

export const listOwnSets = (db: Db, { schoolId, personId }: Owner) =>
  db
    .selectFrom('question_sets')
    .select(['id', 'sealed', 'changed_at'])
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const findOwnSet = (trx: Trx, { schoolId, personId }: Owner, setId: string) =>
  trx
    .selectFrom('question_sets')
    .select(['id', 'sealed'])
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('id', '=', setId)
    .executeTakeFirst();

export async function countOwnSets(trx: Trx, { schoolId, personId }: Owner): Promise<number> {
  const { count } = await trx
    .selectFrom('question_sets')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertSet(
  trx: Trx,
  { schoolId, personId }: Owner,
  set: { id: string; sealed: string; changed_at: Date },
): Promise<void> {
  await trx
    .insertInto('question_sets')
    .values({ school_id: schoolId, person_id: personId, ...set })
    .execute();
}

export async function replaceSet(
  trx: Trx,
  { schoolId, personId }: Owner,
  { id, ...values }: { id: string; sealed: string; changed_at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('question_sets')
    .set(values)
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function eraseSet(
  trx: Trx,
  { schoolId, personId }: Owner,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('question_sets')
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
