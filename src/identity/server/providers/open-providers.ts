import type { AccountActor } from '../../../access/contract/actors.ts';
import type { ProviderTest } from '../../contract/providers/routes.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { isOwnerGone } from '../../../platform/server/db.ts';
import { openOutgoing } from '../../../platform/server/outgoing/index.ts';
import { hashSecret } from '../../../platform/server/secrets.ts';
import type { Identity } from '../identity.ts';
import { arrive } from './arrive.ts';
import { deleteFederationOver } from './courses.store.ts';
import { ProviderRefusal, type Claims, type Provider, type Surroundings } from './protocol.ts';
import { protocolOf } from './protocols.ts';
import { findProviderRow, findSchoolOfProvider } from './providers.store.ts';
import { openProvider } from './providers.ts';
import { createSeal } from './seal.ts';
import { sessionsOfHandle } from './sessions.store.ts';
import { keepTest, takeTest, testResult } from './tests.ts';
import { beginWay, endWay, holdAnswer, WayFailure } from './ways.ts';
import { deleteOver } from './ways.store.ts';

/** Where a browser goes now, and the cookie that it receives with it. */
export type Landing = { path: string; setCookie: string | null };

/** What a browser came back with, and what its cookie holds. */
type Back = { parameters: Record<string, string>; browser: string | undefined };

/** The page that tells why a sign-in did not end, and offers the other ways. */
export const refusalPath = (code: string) => `/connexion?refus=${encodeURIComponent(code)}`;

/** Signing in at the schools' own identity providers. */
export function openProviders(core: Core, identity: Identity) {
  const { config, db, log, now } = core;
  const seal = createSeal(config.secret);
  const surroundings: Surroundings = {
    config,
    db,
    now,
    outgoing: openOutgoing(config),
    endSessions: async (provider, handle) => {
      const sessions = await sessionsOfHandle(db, { ...provider, handleHash: hashSecret(handle) });
      for (const sessionId of sessions)
        await identity.revokeSessions({ schoolId: provider.schoolId, sessionId });
    },
  };
  const parts = { surroundings, seal };

  /** A provider named by a browser that has no session: its school is found from it. */
  async function find(providerId: string): Promise<Provider | null> {
    const schoolId = await findSchoolOfProvider(db, providerId);
    const row = schoolId === null ? null : await findProviderRow(db, { schoolId, providerId });
    return row && openProvider(row, seal);
  }

  async function landTest(
    provider: Provider,
    testerId: string,
    came: Claims | Problem,
  ): Promise<Landing> {
    const result: ProviderTest = await testResult(core, provider, came);
    const testId = await keepTest(core, seal, { provider, testerId, result });
    return { path: `/etablissement/connexion?essai=${testId}`, setCookie: null };
  }

  /** Says in the log why a way failed: words and ids, never who. */
  function tell(provider: Provider, { cause, code }: Problem): void {
    const reason = cause instanceof ProviderRefusal ? cause.reason : code;
    log.warn({ schoolId: provider.schoolId, part: provider.kind, code, reason }, 'sign-in refused');
  }

  async function signIn(provider: Provider, back: Back): Promise<Landing> {
    const way = await endWay(parts, provider, back);
    if (way.testerId !== null) return landTest(provider, way.testerId, way.claims);
    // Switched off while the browser was there.
    if (!provider.enabled) throw new Problem('identity.provider_way_lost');
    const signedIn = await arrive({ core, identity }, provider, way.claims);
    if (way.current) await identity.revokeSessions(way.current);
    return { path: way.returnTo, setCookie: signedIn.setCookie };
  }

  function refuse(provider: Provider, problem: Problem): Landing {
    tell(provider, problem);
    return { path: refusalPath(problem.code), setCookie: null };
  }

  async function signInOrTell(provider: Provider, back: Back): Promise<Landing> {
    try {
      return await signIn(provider, back);
    } catch (error) {
      const problem = error instanceof WayFailure ? error.problem : error;
      if (!(problem instanceof Problem)) throw error;
      if (!(error instanceof WayFailure) || error.testerId === null)
        return refuse(provider, problem);
      tell(provider, problem);
      return await landTest(provider, error.testerId, problem);
    }
  }

  return {
    seal,
    surroundings,
    find,
    begin: (provider: Provider, options: Parameters<typeof beginWay>[2]) =>
      beginWay(parts, provider, options).catch((cause: unknown) => {
        throw isOwnerGone(cause) ? new Problem('not_found', { cause }) : cause;
      }),
    /** Ends a way: where the browser goes, signed in or told why not. It never throws a problem. */
    finish: (provider: Provider, back: Back): Promise<Landing> =>
      signInOrTell(provider, back).catch((cause: unknown) => {
        // The provider, the person or the session was taken away while the answer was judged.
        if (isOwnerGone(cause))
          return refuse(provider, new Problem('identity.provider_way_lost', { cause }));
        throw cause;
      }),
    /**
     * Receives what a provider posts.
     * @returns where the browser goes; `null` when it was a notice of the provider's server
     */
    async receive(provider: Provider, form: Record<string, string>): Promise<string | null> {
      if (await protocolOf(provider.kind).notice?.(provider, form, surroundings)) return null;
      return (await holdAnswer(parts, provider, form)) ?? refusalPath('identity.provider_way_lost');
    },
    takeTest: (actor: AccountActor, testId: string) => takeTest(core, seal, actor, testId),
    /** Forgets what is over, in every school. */
    sweep: async () => {
      await deleteOver(db, now());
      await deleteFederationOver(db, now());
    },
  };
}

export type Providers = ReturnType<typeof openProviders>;
