import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import { cookies } from '../../platform/contract/cookies.ts';
import { declareProblems } from '../../platform/server/http/problems.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { identityProblems } from '../contract/problems.ts';
import * as routes from '../contract/routes.ts';
import type { OfficeParts } from './accounts/office.ts';
import { tellFailures } from './accounts/told-failures.ts';
import { knownBrowserCookieOptions, readKnownBrowser } from './known-browsers.ts';
import { describe } from './me.ts';
import { sessionCookieOptions } from './session-cookie.ts';

export const signedIn = (actor: Actors['anyone']): AccountActor | null =>
  actor.kind === 'account' ? actor : null;

/** Binds the identity's routes: sign in, who am I, sign out. */
export function mountIdentity(mount: Mount<Actors>, { core, identity, mail }: OfficeParts): void {
  declareProblems(identityProblems);
  mount(routes.signIn, {
    subject: () => ({}),
    handle: async ({ actor: caller, body, request, reply }) => {
      const browser = readKnownBrowser(request.headers.cookie);
      const from = { address: request.ip, current: signedIn(caller), browser };
      const { setCookie, actor } = await identity.signIn(body, from);
      reply.header('set-cookie', setCookie);
      const secret = await identity.noteBrowser(actor, browser);
      void reply.setCookie(cookies.known.name, secret, knownBrowserCookieOptions(core.config));
      const failures = await tellFailures({ core, mail }, actor);
      return { me: await describe(core, actor), failures };
    },
  });
  mount(routes.readSession, {
    subject: () => ({}),
    handle: async ({ actor }) => {
      const account = signedIn(actor);
      return { me: account && (await describe(core, account)) };
    },
  });
  mount(routes.signOut, {
    subject: () => ({}),
    handle: async ({ actor, body, reply }) => {
      await identity.signOut(actor, body.everywhere);
      reply.clearCookie(cookies.session.name, sessionCookieOptions(core.config.publicUrl));
    },
  });
}
