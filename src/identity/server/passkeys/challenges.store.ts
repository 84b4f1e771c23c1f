import type { Db } from '../../../platform/server/db.ts';
import { hashSecret, makeSecret } from '../../../platform/server/secrets.ts';
import '../tables.ts';

const lifeMs = 5 * 60_000;

/**
 * Keeps a challenge until the browser's answer, here and in no cookie.
 * @param purpose what it is for; an answer for something else does not find it
 * @returns the name under which the answer finds it
 */
export async function keepChallenge(
  db: Db,
  purpose: string,
  challenge: string,
  now: Date,
): Promise<string> {
  const name = makeSecret();
  await db
    .insertInto('verifications')
    .values({
      identifier: `${purpose} ${hashSecret(name)}`,
      value: challenge,
      expires_at: new Date(now.getTime() + lifeMs),
    })
    .execute();
  return name;
}

/** Takes a challenge, once. @returns `null` when there is none, or it is too old */
export async function takeChallenge(
  db: Db,
  purpose: string,
  name: string,
  now: Date,
): Promise<string | null> {
  const rows = await db
    .deleteFrom('verifications')
    .where('identifier', '=', `${purpose} ${hashSecret(name)}`)
    .returning(['value', 'expires_at'])
    .execute();
  const [row] = rows;
  return row && row.expires_at > now ? row.value : null;
}

/** Forgets the challenges that nobody answered. */
export async function deleteOldChallenges(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('verifications').where('expires_at', '<=', now).execute();
}
