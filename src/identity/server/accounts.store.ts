import type { Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

/** The name under which better-auth finds a password. */
const passwordProvider = 'credential';

/** @returns the account's id, or `null` when the username or the person already has an account */
export async function insertAccount(
  db: Db | Trx,
  account: { schoolId: string; personId: string; username: string },
): Promise<string | null> {
  const row = await db
    .insertInto('accounts')
    .values({
      school_id: account.schoolId,
      person_id: account.personId,
      username: account.username,
      email: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertPassword(
  db: Db | Trx,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await db
    .insertInto('credentials')
    .values({
      account_id: accountId,
      provider: passwordProvider,
      provider_account: accountId,
      password: passwordHash,
    })
    .execute();
}

/** @returns whether the school has such an account with a password */
export async function updatePassword(
  db: Db | Trx,
  account: { schoolId: string; accountId: string },
  passwordHash: string,
): Promise<boolean> {
  const row = await db
    .updateTable('credentials as c')
    .from('accounts as a')
    .set({ password: passwordHash, updated_at: new Date() })
    .whereRef('a.id', '=', 'c.account_id')
    .where('a.school_id', '=', account.schoolId)
    .where('a.id', '=', account.accountId)
    .where('c.provider', '=', passwordProvider)
    .returning('c.id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The account of a school that bears this stored username. */
export async function findAccountByUsername(
  db: Db | Trx,
  schoolId: string,
  storedUsername: string,
): Promise<{ accountId: string; personId: string } | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['id as accountId', 'person_id as personId'])
    .where('school_id', '=', schoolId)
    .where('username', '=', storedUsername)
    .executeTakeFirst();
  return row ?? null;
}

/** The username under which a signed-in account was stored. */
export async function findUsername(
  db: Db,
  account: { schoolId: string; accountId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('accounts')
    .select('username')
    .where('school_id', '=', account.schoolId)
    .where('id', '=', account.accountId)
    .executeTakeFirst();
  return row?.username ?? null;
}
