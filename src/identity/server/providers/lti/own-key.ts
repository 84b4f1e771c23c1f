import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Db } from '../../../../platform/server/db.ts';
import { findKey, insertKey } from '../keys.store.ts';
import type { Seal } from '../seal.ts';
import type { ToolKey } from './signing.ts';

type Place = { schoolId: string; providerId: string };

const placeOf = ({ schoolId, providerId }: Place) => `${schoolId} ${providerId} key`;

/** Our own key for one platform, made when first needed; the private half lies sealed. */
export async function ownKey(
  db: Db,
  seal: Seal,
  place: Place,
): Promise<ToolKey & { publicKey: { n: string; e: string } }> {
  const row = (await findKey(db, place)) ?? (await makeKey(db, seal, place));
  const { n = '', e = '' } = row.public_key;
  return {
    kid: row.key_id,
    publicKey: { n, e },
    privateKey: seal.open<JWK>(row.sealed_private_key, placeOf(place)),
  };
}

async function makeKey(db: Db, seal: Seal, place: Place) {
  const pair = await generateKeyPair('RS256', { modulusLength: 3_072, extractable: true });
  const publicKey = await exportJWK(pair.publicKey);
  await insertKey(db, {
    ...place,
    keyId: await calculateJwkThumbprint(publicKey),
    publicKey,
    sealedPrivateKey: seal.seal(await exportJWK(pair.privateKey), placeOf(place)),
  });
  // Two may have asked at once: one key was kept.
  const row = await findKey(db, place);
  if (!row) throw new Error('a key for a provider that went');
  return row;
}
