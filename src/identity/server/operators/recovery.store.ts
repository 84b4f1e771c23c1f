import type { Db, Trx } from '../../../platform/server/db.ts';
import './tables.ts';

export const listOperatorRows = (db: Db) =>
  db
    .selectFrom('operators')
    .select(['kind', 'label', 'username'])
    .orderBy('kind', 'desc')
    .orderBy('label')
    .execute();

/** Takes away all by which an operator enters, sessions included; what they follow stays. */
export async function clearOperator(trx: Trx, username: string) {
  const operator = await trx
    .updateTable('operators')
    .set({
      username: null,
      password: null,
      totp_secret: null,
      totp_next: null,
      totp_step: 0,
      backup_codes: [],
    })
    .where('username', '=', username)
    .returning(['id', 'label'])
    .executeTakeFirst();
  if (operator)
    await trx.deleteFrom('operator_sessions').where('operator_id', '=', operator.id).execute();
  return operator ?? null;
}
