import type { Db, Trx } from '../../../platform/server/db.ts';
import '../../../school/server/tables.ts';
import '../tables.ts';

type Account = { schoolId: string; accountId: string };

/** Puts an invitation in the place of the one that the account may have. */
export async function replaceInvitation(
  trx: Trx,
  account: Account,
  invitation: { secretHash: string; expiresAt: Date },
): Promise<void> {
  const values = { secret_hash: invitation.secretHash, expires_at: invitation.expiresAt };
  await trx
    .insertInto('invitations')
    .values({ account_id: account.accountId, school_id: account.schoolId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
}

export async function deleteInvitation(trx: Trx, { schoolId, accountId }: Account): Promise<void> {
  await trx
    .deleteFrom('invitations')
    .where('school_id', '=', schoolId)
    .where('account_id', '=', accountId)
    .execute();
}

/** Whom a live invitation is for. The school is found from the secret here, as from a session elsewhere. */
export const findInvited = (db: Db | Trx, secretHash: string, now: Date) =>
  db
    .selectFrom('invitations as i')
    .innerJoin('accounts as a', 'a.id', 'i.account_id')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .innerJoin('schools as s', 's.id', 'i.school_id')
    .select(['a.id as accountId', 'i.school_id as schoolId', 'p.id as personId', 'a.username'])
    .select(['p.family_name as family', 'p.given_name as given', 'p.title', 's.name as school'])
    .where('i.secret_hash', '=', secretHash)
    .where('i.expires_at', '>', now)
    .executeTakeFirst();

/** Uses an invitation up. @returns whose it was; nothing when somebody else was faster */
export const takeInvitation = (trx: Trx, secretHash: string, now: Date) =>
  trx
    .deleteFrom('invitations as i')
    .using('accounts as a')
    .whereRef('a.id', '=', 'i.account_id')
    .where('i.secret_hash', '=', secretHash)
    .where('i.expires_at', '>', now)
    .returning(['i.account_id as accountId', 'i.school_id as schoolId'])
    .returning('a.person_id as personId')
    .executeTakeFirst();

/** Takes away all by which an account could be entered: password, second factors, passkeys, known browsers. */
export async function deleteKeys(trx: Trx, { schoolId, accountId }: Account): Promise<void> {
  const own = trx
    .selectFrom('accounts')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('id', '=', accountId);
  await trx
    .deleteFrom('credentials')
    .where('account_id', 'in', own)
    .where('provider', '=', 'credential')
    .execute();
  for (const table of ['totp_secrets', 'backup_codes', 'passkeys', 'known_browsers'] as const)
    await trx.deleteFrom(table).where('account_id', 'in', own).execute();
}
