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

/**
 * Gives an account a password, or another one.
 * @returns whether the school has such an account
 */
export async function putPassword(
  db: Db | Trx,
  account: { schoolId: string; accountId: string },
  passwordHash: string,
): Promise<boolean> {
  const row = await db
    .insertInto('credentials')
    .columns(['account_id', 'provider', 'provider_account', 'password'])
    .expression((from) =>
      from
        .selectFrom('accounts')
        .select(({ val }) => ['id', val(passwordProvider).as('provider')])
        .select(({ cast }) => cast<string>('id', 'text').as('provider_account'))
        .select(({ val }) => val(passwordHash).as('password'))
        .where('school_id', '=', account.schoolId)
        .where('id', '=', account.accountId),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['provider', 'provider_account'])
        .doUpdateSet({ password: passwordHash, updated_at: new Date() }),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The hash of an account's password; `null` when it has none. */
export async function findPasswordHash(
  db: Db | Trx,
  account: { schoolId: string; accountId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('credentials as c')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .select('c.password')
    .where('a.school_id', '=', account.schoolId)
    .where('a.id', '=', account.accountId)
    .where('c.provider', '=', passwordProvider)
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Does the account of this stored username have a password? The school is part of the username. */
export async function hasPassword(db: Db, storedUsername: string): Promise<boolean> {
  const row = await db
    .selectFrom('credentials as c')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .select('c.id')
    .where('a.username', '=', storedUsername)
    .where('c.provider', '=', passwordProvider)
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
