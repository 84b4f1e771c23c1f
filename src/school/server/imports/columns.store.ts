import type { Db, Trx } from '../../../platform/server/db.ts';
import type { CsvColumns } from '../../contract/imports/words.ts';
import './tables.ts';

/** The columns that a school chose for a set of headers, if it did. */
export async function findColumns(
  db: Db,
  schoolId: string,
  signature: string,
): Promise<CsvColumns | null> {
  const row = await db
    .selectFrom('import_columns')
    .select('columns')
    .where('school_id', '=', schoolId)
    .where('signature', '=', signature)
    .executeTakeFirst();
  return row?.columns ?? null;
}

export async function upsertColumns(
  trx: Trx,
  schoolId: string,
  signature: string,
  columns: CsvColumns,
): Promise<void> {
  const text = JSON.stringify(columns);
  await trx
    .insertInto('import_columns')
    .values({ school_id: schoolId, signature, columns: text })
    .onConflict((conflict) =>
      conflict
        .columns(['school_id', 'signature'])
        .doUpdateSet({ columns: text, updated_at: new Date() }),
    )
    .execute();
}
