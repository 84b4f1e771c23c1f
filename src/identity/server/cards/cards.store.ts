import type { Trx } from '../../../platform/server/db.ts';
import '../tables.ts';

/** The accounts that some people of a school have, by person; the username as typed. */
export async function findAccountsOf(
  trx: Trx,
  schoolId: string,
  personIds: readonly string[],
): Promise<Map<string, { accountId: string; username: string }>> {
  const rows = await trx
    .selectFrom('accounts')
    .select(['id', 'person_id', 'username'])
    .where('school_id', '=', schoolId)
    .where('person_id', 'in', personIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      { accountId: row.id, username: row.username.split('@')[0] ?? '' },
    ]),
  );
}
