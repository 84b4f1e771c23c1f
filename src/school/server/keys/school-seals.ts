import { hkdfSync, randomBytes } from 'node:crypto';
import type { Core } from '../../../platform/server/core.ts';
import { sealWith, type TextSeal } from '../../../platform/server/seal.ts';
import { findSchoolKey, insertSchoolKey } from './keys.store.ts';

const keyBytes = 32;

/**
 * The seals of schools, each under a key of its own: texts of people, in a copy of the database, are noise, and
 * those of an erased school for good, since its key is gone with it. Keys are themselves sealed under the
 * installation's secret.
 * @returns a function that answers a school's seal; its key is made at the first use
 * @source RFC 5869 (HKDF)
 */
export function openSchoolSeals({ db, config }: Pick<Core, 'db' | 'config'>) {
  const secret = hkdfSync('sha256', config.secret, '', 'preau school keys', keyBytes);
  const keys = sealWith(Buffer.from(secret));
  const known = new Map<string, TextSeal>();
  return async (schoolId: string): Promise<TextSeal> => {
    const before = known.get(schoolId);
    if (before) return before;
    // Outside of any transaction: what is sealed with a key that was rolled back would be lost.
    if ((await findSchoolKey(db, schoolId)) === undefined)
      await insertSchoolKey(
        db,
        schoolId,
        keys.seal(randomBytes(keyBytes).toString('base64'), schoolId),
      );
    const sealed = await findSchoolKey(db, schoolId);
    if (sealed === undefined) throw new Error('a school that is not there has no key');
    const seal = sealWith(Buffer.from(keys.open(sealed, schoolId), 'base64'));
    known.set(schoolId, seal);
    return seal;
  };
}

export type SchoolSeals = ReturnType<typeof openSchoolSeals>;
