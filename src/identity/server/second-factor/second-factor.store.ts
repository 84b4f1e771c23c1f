import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import '../tables.ts';

type Account = { schoolId: string; accountId: string };

const owned = ({ schoolId, accountId }: Account) => ({
  school_id: schoolId,
  account_id: accountId,
});

/** The account's secret, confirmed or not, locked. */
export const lockTotp = (trx: Trx, { schoolId, accountId }: Account) =>
  trx
    .selectFrom('totp_secrets')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();

/** Begins, or begins again: an older secret that is there is replaced once the new one is confirmed. */
export async function putTotp(trx: Trx, account: Account, sealedSecret: string): Promise<void> {
  const fresh = { sealed_secret: sealedSecret, confirmed_at: null, last_step: 0 };
  await trx
    .insertInto('totp_secrets')
    .values({ ...owned(account), ...fresh })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(fresh))
    .execute();
}

export async function takeStep(trx: Trx, account: Account, step: number, now: Date): Promise<void> {
  await trx
    .updateTable('totp_secrets')
    .set({ last_step: step, confirmed_at: sql<Date>`coalesce(confirmed_at, ${now})` })
    .where('school_id', '=', account.schoolId)
    .where('account_id', '=', account.accountId)
    .execute();
}

export async function deleteTotp(trx: Trx, { schoolId, accountId }: Account): Promise<void> {
  for (const table of ['totp_secrets', 'backup_codes'] as const)
    await trx
      .deleteFrom(table)
      .where('school_id', '=', schoolId)
      .where('account_id', '=', accountId)
      .execute();
}

export async function replaceBackupCodes(
  trx: Trx,
  account: Account,
  hashes: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('backup_codes')
    .where('school_id', '=', account.schoolId)
    .where('account_id', '=', account.accountId)
    .execute();
  await trx
    .insertInto('backup_codes')
    .values(hashes.map((code_hash) => ({ ...owned(account), code_hash })))
    .execute();
}

/** Uses a backup code up. @returns whether there was one */
export async function takeBackupCode(trx: Trx, account: Account, hash: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('backup_codes')
    .where('school_id', '=', account.schoolId)
    .where('account_id', '=', account.accountId)
    .where('code_hash', '=', hash)
    .returning('code_hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** What an account has beside its password. */
export async function readFactors(
  db: Db | Trx,
  { schoolId, accountId }: Account,
): Promise<{ totp: boolean; backupCodes: number; passkeys: number }> {
  const row = await db
    .selectFrom('accounts as a')
    .select([
      sql<boolean>`exists (select from totp_secrets t
        where t.account_id = a.id and t.confirmed_at is not null)`.as('totp'),
      sql<number>`(select count(*)::int from backup_codes b where b.account_id = a.id)`.as('codes'),
      sql<number>`(select count(*)::int from passkeys k where k.account_id = a.id)`.as('passkeys'),
    ])
    .where('a.school_id', '=', schoolId)
    .where('a.id', '=', accountId)
    .executeTakeFirstOrThrow();
  return { totp: row.totp, backupCodes: row.codes, passkeys: row.passkeys };
}

/** From now on this session has shown its second factor. */
export async function markSession(
  db: Db | Trx,
  session: Account & { sessionId: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('sessions as s')
    .from('accounts as a')
    .set({ second_factor_at: now })
    .whereRef('a.id', '=', 's.account_id')
    .where('a.school_id', '=', session.schoolId)
    .where('a.id', '=', session.accountId)
    .where('s.id', '=', session.sessionId)
    .execute();
}
