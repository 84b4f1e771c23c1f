import { sql } from 'kysely';
import type { Trx } from './db.ts';

/** An unused id, for what must know its own before it is written: a sealed text is bound to its row. */
export async function newId(trx: Trx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('the database made no id');
  return row.id;
}
