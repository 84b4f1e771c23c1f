import type { Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

type Account = { schoolId: string; accountId: string };

/** More browsers than that of one account: the oldest are forgotten. */
const mostBrowsers = 20;

/** Has the account of this stored username, in which its school is named, signed in in this browser? */
export async function knowsBrowser(
  db: Db,
  storedUsername: string,
  secretHash: string,
  now: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('known_browsers as b')
    .innerJoin('accounts as a', 'a.id', 'b.account_id')
    .select('b.account_id')
    .where('b.secret_hash', '=', secretHash)
    .where('b.expires_at', '>', now)
    .where('a.username', '=', storedUsername)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Gives what a browser was known by a new name. The accounts of whoever shares this browser move with it,
 * whatever their school: the caller holds the secret.
 */
export async function renameBrowser(trx: Trx, fromHash: string, toHash: string): Promise<void> {
  await trx
    .updateTable('known_browsers')
    .set({ secret_hash: toHash })
    .where('secret_hash', '=', fromHash)
    .execute();
}

/** From now on the account is known in this browser; the oldest of too many is forgotten. */
export async function putKnownBrowser(
  trx: Trx,
  account: Account,
  browser: { secretHash: string; expiresAt: Date },
): Promise<void> {
  const own = trx
    .selectFrom('accounts')
    .where('school_id', '=', account.schoolId)
    .where('id', '=', account.accountId);
  await trx
    .insertInto('known_browsers')
    .columns(['account_id', 'secret_hash', 'expires_at'])
    .expression(
      own.select(({ val, cast }) => [
        'id',
        val(browser.secretHash).as('secret_hash'),
        cast<Date>(val(browser.expiresAt), 'timestamptz').as('expires_at'),
      ]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['secret_hash', 'account_id'])
        .doUpdateSet({ expires_at: browser.expiresAt }),
    )
    .execute();
  await trx
    .deleteFrom('known_browsers')
    .where('account_id', 'in', own.select('id'))
    .where('secret_hash', 'not in', (from) =>
      from
        .selectFrom('known_browsers')
        .select('secret_hash')
        .where('account_id', 'in', own.select('id'))
        .orderBy('expires_at', 'desc')
        .limit(mostBrowsers),
    )
    .execute();
}

/** Forgets in which browsers people of a school have signed in: one account's, or one person's. */
export async function deleteKnownBrowsers(
  db: Db | Trx,
  who: Account | { schoolId: string; personId: string },
): Promise<void> {
  const accounts = db.selectFrom('accounts').select('id').where('school_id', '=', who.schoolId);
  const own =
    'accountId' in who
      ? accounts.where('id', '=', who.accountId)
      : accounts.where('person_id', '=', who.personId);
  await db.deleteFrom('known_browsers').where('account_id', 'in', own).execute();
}

/** Forgets the browsers of every school whose year is over. */
export async function deleteOldBrowsers(db: Db | Trx, now: Date): Promise<void> {
  await db.deleteFrom('known_browsers').where('expires_at', '<=', now).execute();
}
