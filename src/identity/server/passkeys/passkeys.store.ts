import type { Db } from '../../../platform/server/db.ts';
import type { PasskeyView } from '../../contract/own-account.ts';
import '../tables.ts';

type Account = { schoolId: string; accountId: string };

/** An account's passkeys, oldest first. */
export async function listPasskeys(
  db: Db,
  { schoolId, accountId }: Account,
): Promise<(PasskeyView & { credentialId: string })[]> {
  const rows = await db
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at', 'used_at', 'credential_id'])
    .where('school_id', '=', schoolId)
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    passkeyId: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
    credentialId: row.credential_id,
  }));
}

/** @returns whether it was new: nobody has a passkey of this name yet */
export async function insertPasskey(
  db: Db,
  account: Account,
  passkey: {
    credentialId: string;
    publicKey: string;
    counter: number;
    transports: string[];
    name: string;
  },
): Promise<boolean> {
  const row = await db
    .insertInto('passkeys')
    .values({
      school_id: account.schoolId,
      account_id: account.accountId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports,
      name: passkey.name,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The passkey of this credential. The school is found from it here, as from a session elsewhere. */
export const findPasskey = (db: Db, credentialId: string) =>
  db
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();

/**
 * Notes a use. A counter that did not grow is a copied key; keys that are synchronised say 0 always.
 * @returns whether the counter stands where it should
 */
export async function notePasskeyUse(
  db: Db,
  passkey: { schoolId: string; passkeyId: string },
  counter: number,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('passkeys')
    .set({ counter, used_at: now })
    .where('school_id', '=', passkey.schoolId)
    .where('id', '=', passkey.passkeyId)
    .where(({ or, and, eb }) =>
      or([and([eb('counter', '=', 0), eb.val(counter === 0)]), eb('counter', '<', counter)]),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether the account has such a passkey */
export async function setPasskeyName(
  db: Db,
  passkey: Account & { passkeyId: string },
  name: string,
): Promise<boolean> {
  const row = await db
    .updateTable('passkeys')
    .set({ name })
    .where('school_id', '=', passkey.schoolId)
    .where('account_id', '=', passkey.accountId)
    .where('id', '=', passkey.passkeyId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deletePasskey(
  db: Db,
  passkey: Account & { passkeyId: string },
): Promise<void> {
  await db
    .deleteFrom('passkeys')
    .where('school_id', '=', passkey.schoolId)
    .where('account_id', '=', passkey.accountId)
    .where('id', '=', passkey.passkeyId)
    .execute();
}
