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
 * @returns the `set-cookie` header that carries the session
 * @throws {Problem} `identity.credentials_refused`, `identity.try_later`, `too_many_requests`
 */
export async function openSession(
  { core, auth, guard, line }: SignInParts,
  { username, password }: Credentials,
  { source, current }: { source: string; current: AccountActor | null },
): Promise<string> {
  const onlySchool = await findOnlySchool(core.db);
  const claimed = resolveUsername(username, onlySchool?.uai ?? null);
  const own = current && (await findUsername(core.db, current));
  const place: Place =
    current && own !== null && own === claimed ? { session: current.sessionId } : { source };
  const attempt = await guard(claimed ?? username, place);
  await pause(attempt.pauseMs);
  // better-auth answers at once, without a hash, for an account that has no password.
  const named = claimed !== null && (await hasPassword(core.db, claimed)) ? claimed : nobody;
  try {
    const { headers } = await line(source, () =>
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

const isRefusal = (error: unknown) => isAPIError(error) && error.statusCode === 401;

/** Of all that better-auth may want to set, the session's cookie alone. */
function sessionCookieIn(headers: Headers): string {
  const cookie = headers.getSetCookie().find((set) => set.startsWith(`${cookies.session.name}=`));
  if (cookie === undefined) throw new Error('better-auth set no session cookie');
  return cookie;
}
