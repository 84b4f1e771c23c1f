import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookie } from 'cookie';
import { cookies } from '../../platform/contract/cookies.ts';

/** The longest session, in seconds. It is not prolonged by use. */
export const sessionSeconds = 12 * 3600;

/**
 * How the session's cookie is set: for the whole site and this host only, out of scripts' reach.
 * Strict, not lax: pages hold no secret and fetch everything from their own origin, so that a link
 * from elsewhere still finds its person signed in, while no foreign page can make the cookie travel.
 */
export const sessionCookieOptions = (publicUrl: URL) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.protocol === 'https:',
  }) as const;

const signature = (token: string, secret: string) =>
  createHmac('sha256', secret).update(token).digest();

/**
 * The session's token in a request's `cookie` header, when it carries our signature: a copy of the
 * sessions table is not enough to make a cookie.
 * @param secret the one that better-auth signs with
 * @returns `null` for no cookie, and for one that we did not make
 * @source better-call's signed cookies: `token.base64(HMAC-SHA-256)`
 */
export function readSessionToken(header: string | undefined, secret: string): string | null {
  const value = parseCookie(header ?? '')[cookies.session.name];
  if (value === undefined) return null;
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = signature(token, secret);
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** The value of the session's cookie for a token, as `readSessionToken` takes it back. */
export const signedToken = (token: string, secret: string): string =>
  `${token}.${signature(token, secret).toString('base64')}`;
