import type { AccountActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import { endStreams } from '../../platform/server/events/index.ts';
import { sourceOf } from '../../platform/server/limits/index.ts';
import { barOf } from '../../school/server/index.ts';
import { changePassword, createAccount, hashSafely } from './accounts.ts';
import { acceptInvitation, requireLength } from './accounts/acceptance.ts';
import { checkOwnPassword } from './accounts/own-password.ts';
import { storedAttempts } from './attempts.store.ts';
import { createAuth } from './auth.ts';
import { checkPasskey } from './passkeys/passkeys.ts';
import { createFairLine } from './fair-line.ts';
import { hider } from './hider.ts';
import { deriveKey } from './keys.ts';
import { deleteKnownBrowsers } from './known-browsers.store.ts';
import { noteBrowser } from './known-browsers.ts';
import { readSessionToken } from './session-cookie.ts';
import {
  deleteBarredSessions,
  deleteExpiredSessions,
  deleteSessions,
  findActor,
  findOwner,
  type SessionsFilter,
} from './sessions.store.ts';
import { openSessionWithoutPassword } from './open-session.ts';
import { openSession, type Credentials } from './sign-in.ts';
import { openSealer } from './second-factor/seal.ts';
import { createSignInGuard } from './sign-in-guard.ts';

/** A hash takes a tenth of a second of one thread: two at once leave the others to the lessons. */
const hashing = { atOnce: 2, perSource: 1_000 };

/** A request as far as its session goes: also a WebSocket's first request. */
export type Asking = { headers: { cookie?: string | undefined } };

export type IdentityPorts = {
  /** Told when sessions ended before their hour, to cut what they hold open beside the event streams. */
  onSessionsEnded: (sessionIds: readonly string[]) => void;
};

/** What a reply must set in the browser, and who is signed in there from now on. */
export type SignedIn = { setCookie: string; actor: AccountActor };

/** Accounts, sessions and sign-in of all schools of the installation. */
export function openIdentity(
  core: Pick<Core, 'config' | 'db' | 'log' | 'now' | 'transact'>,
  { onSessionsEnded }: IdentityPorts,
) {
  const { config, db, now } = core;
  const secret = deriveKey(config.secret, 'session cookies').toString('hex');
  const signing = {
    core,
    auth: createAuth(core, secret),
    guard: createSignInGuard(storedAttempts(db), hider(config.secret, now)),
    line: createFairLine(hashing),
    sealer: openSealer(config.secret),
  };

  function cut(ended: readonly string[]): void {
    if (ended.length === 0) return;
    endStreams(...ended.map((id) => `session:${id}` as const));
    onSessionsEnded(ended);
  }

  /** All sessions of somebody end with what their browsers were known by. */
  async function revokeSessions(filter: SessionsFilter): Promise<void> {
    if (!('sessionId' in filter)) await deleteKnownBrowsers(db, filter);
    cut(await deleteSessions(db, filter));
  }

  /** Who is signed in, asked of the database each time: what ended a moment ago has ended. */
  async function accountActor({ headers }: Asking): Promise<AccountActor | null> {
    const token = readSessionToken(headers.cookie, secret);
    return token === null ? null : findActor(db, token, now());
  }

  /** Is the person of a session just opened kept out by their school's suspension alone? */
  async function isShutOut(setCookie: string): Promise<boolean> {
    const token = readSessionToken(setCookie.split(';')[0], secret);
    const owner = token === null ? undefined : await findOwner(db, token);
    return owner !== undefined && (await barOf(db, owner, now())) === 'school';
  }

  /**
   * Takes over a session just opened: who is signed in by it now. The session that the browser had ends,
   * whoever it was, so that none outlives a sign-in.
   * @returns `null` when the person may not act (suspended, say); the session just opened is none then
   * @throws {Problem} `school_suspended` when it is their school that may not
   */
  async function settle(setCookie: string, current: AccountActor | null) {
    await deleteExpiredSessions(db, now());
    const actor = await accountActor({ headers: { cookie: setCookie.split(';')[0] } });
    if (actor && current)
      await revokeSessions({ schoolId: current.schoolId, sessionId: current.sessionId });
    if (!actor && (await isShutOut(setCookie))) throw new Problem('school_suspended');
    return actor && { setCookie, actor };
  }

  /**
   * Opens a session for an account that the school's identity provider recognised; the session that
   * this browser had ends. The reply must carry `setCookie` in its `set-cookie` header.
   * @param current who is signed in in this browser
   * @returns `null` when the school has no such account, or its person may not act now
   */
  async function openSessionFor(
    account: { schoolId: string; accountId: string; secondFactorAt?: Date | null },
    current: AccountActor | null,
  ): Promise<SignedIn | null> {
    const setCookie = await openSessionWithoutPassword(core, secret, account);
    return setCookie === null ? null : settle(setCookie, current);
  }

  return {
    accountActor,
    revokeSessions,
    /** An owner who ends sessions elsewhere trusts no browser that was there before. */
    forgetBrowsers: (actor: AccountActor) => deleteKnownBrowsers(db, actor),
    /** Notes that somebody has signed in in this browser; see `noteBrowser`. */
    noteBrowser: (actor: AccountActor, present: string | null) => noteBrowser(core, actor, present),
    /** Ends the sessions of people whose time is over; requests were refused already. */
    revokeBarred: async (): Promise<void> => cut(await deleteBarredSessions(db, now())),
    /** The line in which all that hashes a password waits its turn. */
    line: signing.line,
    /** What checking a second factor takes. */
    factors: signing,
    /** Creates the account of a person; see `createAccount`. */
    createAccount,
    /** Gives an account another password, and ends its sessions. */
    async changePassword(account: { schoolId: string; accountId: string }, password: string) {
      await changePassword(core, account, password);
      await revokeSessions(account);
    },
    /**
     * Signs in; the session that this browser had ends.
     * @param from.address of the request, as told by the trusted proxy
     * @param from.browser what the browser may be known by (`readKnownBrowser`)
     * @returns the `set-cookie` header, and who is signed in now
     * @throws {Problem} `identity.credentials_refused`, `identity.try_later`, `too_many_requests`,
     *   `school_suspended`
     */
    async signIn(
      credentials: Credentials,
      from: { address: string; current: AccountActor | null; browser?: string | null },
    ): Promise<SignedIn> {
      const { current, browser = null } = from;
      const source = sourceOf(from.address);
      const setCookie = await openSession(signing, credentials, { source, current, browser });
      const signedIn = await settle(setCookie, current);
      // A person who may not act is answered like a wrong password, which costs the same.
      if (!signedIn) throw new Problem('identity.credentials_refused');
      return signedIn;
    },
    openSessionFor,
    /**
     * Signs in by a passkey, which stands for the password and the second factor.
     * @throws {Problem} `identity.passkey_refused`
     */
    async signInWithPasskey(
      answer: Parameters<typeof checkPasskey>[1],
      current: AccountActor | null,
    ): Promise<SignedIn> {
      const account = await checkPasskey(core, answer);
      const signedIn = await openSessionFor({ ...account, secondFactorAt: now() }, current);
      if (!signedIn) throw new Problem('identity.passkey_refused');
      return signedIn;
    },
    /**
     * Uses an invitation up, and signs its person in.
     * @throws {Problem} `identity.invitation_unknown`, `identity.password_short`, `too_many_requests`
     */
    async acceptInvitation(
      input: { secret: string; password: string },
      from: { address: string; current: AccountActor | null },
    ): Promise<SignedIn> {
      const hash = (password: string) =>
        signing.line(sourceOf(from.address), () => hashSafely(password));
      const account = await acceptInvitation(core, hash, input);
      const signedIn = await openSessionFor(account, from.current);
      if (!signedIn) throw new Problem('identity.invitation_unknown');
      return signedIn;
    },
    /**
     * Changes the caller's password: all their sessions end, and a new one opens for this browser.
     * @throws {Problem} `identity.password_wrong`, `identity.password_short`, `identity.try_later`
     */
    async changeOwnPassword(
      actor: AccountActor,
      { current, password }: { current: string; password: string },
    ): Promise<SignedIn> {
      requireLength(password);
      await checkOwnPassword(signing, actor, current);
      await signing.line(`account ${actor.accountId}`, () => changePassword(core, actor, password));
      const secondFactorAt = actor.secondFactor === 'done' ? now() : null;
      await revokeSessions({ schoolId: actor.schoolId, accountId: actor.accountId });
      const signedIn = await openSessionFor({ ...actor, secondFactorAt }, null);
      if (!signedIn) throw new Problem('unauthenticated');
      return signedIn;
    },
    /** Ends the caller's session, or all sessions of their account, with the streams that they opened. */
    signOut: ({ schoolId, sessionId, accountId }: AccountActor, everywhere: boolean) =>
      revokeSessions(everywhere ? { schoolId, accountId } : { schoolId, sessionId }),
  };
}

export type Identity = ReturnType<typeof openIdentity>;
