import type { Db } from '../../../platform/server/db.ts';
import './federation-tables.ts';

type Place = { schoolId: string; providerId: string };
export type KeyRow = {
  key_id: string;
  public_key: Record<string, string>;
  sealed_private_key: string;
};

export async function findKey(db: Db, place: Place): Promise<KeyRow | null> {
  const row = await db
    .selectFrom('provider_keys')
    .select(['key_id', 'public_key', 'sealed_private_key'])
    .where('school_id', '=', place.schoolId)
    .where('provider_id', '=', place.providerId)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a key, unless another was kept meanwhile. */
export async function insertKey(
  db: Db,
  key: Place & { keyId: string; publicKey: object; sealedPrivateKey: string },
): Promise<void> {
  await db
    .insertInto('provider_keys')
    .values({
      school_id: key.schoolId,
      provider_id: key.providerId,
      key_id: key.keyId,
      public_key: JSON.stringify(key.publicKey),
      sealed_private_key: key.sealedPrivateKey,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
