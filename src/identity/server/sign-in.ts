import { setTimeout as pause } from 'node:timers/promises';
import { isAPIError } from 'better-auth/api';
import type { AccountActor } from '../../access/contract/actors.ts';
import { cookies } from '../../platform/contract/cookies.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import { findOnlySchool } from '../../school/server/index.ts';
import { findUsername, hasPassword } from './accounts.store.ts';
import { noteFailure } from './accounts/own.store.ts';
import type { Auth } from './auth.ts';
import type { FairLine } from './fair-line.ts';
import { knowsBrowser } from './known-browsers.store.ts';
import type { Place, SignInGuard } from './sign-in-guard.ts';
import { resolveUsername } from './username.ts';

export type Credentials = { username: string; password: string };

export type SignInParts = {
  core: Pick<Core, 'db' | 'now'>;
  auth: Auth;
  guard: SignInGuard;
  line: FairLine;
};

/** No account can bear it (it names no school), so that better-auth hashes for nobody. */
const nobody = 'nobody';

/**
 * Checks a username and its password, and opens a session for them.
 * Wrong password, unknown username and malformed username cost one hash each and answer the same.
 * @param place.source where the request comes from (`sourceOf`)
 * @param place.current who is signed in in this browser
 * @param place.browser what it may be known by (`readKnownBrowser`)
 * @returns the `set-cookie` header that carries the session
 * @throws {Problem} `identity.credentials_refused`, `identity.try_later`, `too_many_requests`
 */
export async function openSession(
  { core, auth, guard, line }: SignInParts,
  { username, password }: Credentials,
  from: { source: string; current: AccountActor | null; browser: string | null },
): Promise<string> {
  const onlySchool = await findOnlySchool(core.db);
  const claimed = resolveUsername(username, onlySchool?.uai ?? null);
  const attempt = await guard(claimed ?? username, await placeOf(core, claimed, from));
  await pause(attempt.pauseMs);
  // better-auth answers at once, without a hash, for an account that has no password.
  const named = claimed !== null && (await hasPassword(core.db, claimed)) ? claimed : nobody;
  try {
    const { headers } = await line(from.source, () =>
      auth.api.signInUsername({ body: { username: named, password }, returnHeaders: true }),
    );
    await attempt.succeeded();
    return sessionCookieIn(headers);
  } catch (error) {
    if (isRefusal(error)) {
      await noteFailure(core.db, claimed ?? nobody, core.now());
      throw new Problem('identity.credentials_refused');
    }
    await attempt.withdrawn();
    throw error;
  }
}

/** Who is known in a browser is counted there, apart from what strangers do elsewhere. */
async function placeOf(
  { db, now }: SignInParts['core'],
  claimed: string | null,
  from: { source: string; current: AccountActor | null; browser: string | null },
): Promise<Place> {
  const { source, current, browser } = from;
  if (claimed === null) return { source };
  if (current && (await findUsername(db, current)) === claimed)
    return { session: current.sessionId };
  if (browser !== null && (await knowsBrowser(db, claimed, browser, now()))) return { browser };
  return { source };
}

const isRefusal = (error: unknown) => isAPIError(error) && error.statusCode === 401;

/** Of all that better-auth may want to set, the session's cookie alone. */
function sessionCookieIn(headers: Headers): string {
  const cookie = headers.getSetCookie().find((set) => set.startsWith(`${cookies.session.name}=`));
  if (cookie === undefined) throw new Error('better-auth set no session cookie');
  return cookie;
}
