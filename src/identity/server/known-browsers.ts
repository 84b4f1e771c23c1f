import { parseCookie } from 'cookie';
import { cookies } from '../../platform/contract/cookies.ts';
import type { Config } from '../../platform/server/config.ts';
import type { Core } from '../../platform/server/core.ts';
import { hashSecret, makeSecret } from '../../platform/server/secrets.ts';
import { deleteOldBrowsers, putKnownBrowser, renameBrowser } from './known-browsers.store.ts';
import { sessionCookieOptions } from './session-cookie.ts';

/** A year, in seconds, from the last sign-in on. */
const lifeSeconds = 365 * 24 * 3600;

/** As made by `makeSecret`: anything else in the cookie is not ours. */
const shape = /^[\w-]{43}$/;

/** Travels to the sign-in and nowhere else. */
export const knownBrowserCookieOptions = (config: Config) => ({
  ...sessionCookieOptions(config.publicUrl),
  path: '/api/session',
  maxAge: lifeSeconds,
});

/**
 * What a request's browser may be known by: the failures of strangers do not slow a sign-in there.
 * @param header the request's `cookie` header
 * @returns the hash of its secret, or `null` when it has none
 * @source OWASP, "Slow Down Online Guessing Attacks with Device Cookies"
 */
export function readKnownBrowser(header: string | undefined): string | null {
  const value = parseCookie(header ?? '')[cookies.known.name];
  return value !== undefined && shape.test(value) ? hashSecret(value) : null;
}

/**
 * Notes that an account has signed in in this browser. Its secret changes each time, so that a copy, or one
 * that somebody planted, is worth nothing afterwards.
 * @param present hash of the secret that the browser had
 * @returns the browser's secret from now on
 */
export async function noteBrowser(
  { transact, now }: Pick<Core, 'transact' | 'now'>,
  account: { schoolId: string; accountId: string },
  present: string | null,
): Promise<string> {
  const secret = makeSecret();
  const secretHash = hashSecret(secret);
  const expiresAt = new Date(now().getTime() + lifeSeconds * 1000);
  await transact(async (trx) => {
    await deleteOldBrowsers(trx, now());
    if (present !== null) await renameBrowser(trx, present, secretHash);
    await putKnownBrowser(trx, account, { secretHash, expiresAt });
  });
  return secret;
}
