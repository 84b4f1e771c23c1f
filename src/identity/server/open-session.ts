import { stringifySetCookie } from 'cookie';
import { cookies } from '../../platform/contract/cookies.ts';
import type { Core } from '../../platform/server/core.ts';
import { makeSecret } from '../../platform/server/secrets.ts';
import { sessionCookieOptions, sessionSeconds, signedToken } from './session-cookie.ts';
import { insertSession } from './sessions.store.ts';

/**
 * Opens a session for an account that was recognised otherwise than by its password. Whether the person
 * may act at all (suspended, not yet, no longer) is for the caller to ask of `accountActor`.
 * @param secret signs the session's cookie
 * @returns the `set-cookie` header, or `null` when the school has no such account
 */
export async function openSessionWithoutPassword(
  { config, db, now }: Pick<Core, 'config' | 'db' | 'now'>,
  secret: string,
  account: { schoolId: string; accountId: string; secondFactorAt?: Date | null },
): Promise<string | null> {
  const token = makeSecret();
  const expiresAt = new Date(now().getTime() + sessionSeconds * 1000);
  if (!(await insertSession(db, { secondFactorAt: null, ...account, token, expiresAt })))
    return null;
  return stringifySetCookie({
    name: cookies.session.name,
    value: signedToken(token, secret),
    maxAge: sessionSeconds,
    ...sessionCookieOptions(config.publicUrl),
  });
}
