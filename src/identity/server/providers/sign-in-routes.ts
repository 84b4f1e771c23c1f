import { parseCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actors } from '../../../access/contract/actors.ts';
import * as routes from '../../contract/providers/sign-in-routes.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { findOnlySchool, findSchoolByUai } from '../../../school/server/index.ts';
import { refusalPath, type Landing, type Providers } from './open-providers.ts';
import { protocols } from './protocols.ts';
import { listProviderRows } from './providers.store.ts';
import { wayCookie, wayCookieOptions } from './way-cookie.ts';

type Parts = { core: Pick<Core, 'config' | 'db'>; providers: Providers };

/** Which providers a browser without a session may choose from. */
async function offered({ db }: Parts['core'], uai: string | undefined) {
  const only = await findOnlySchool(db);
  const school = only ?? (uai === undefined ? null : await findSchoolByUai(db, uai));
  const rows = school ? await listProviderRows(db, school.id) : [];
  return {
    asksSchool: only === null,
    providers: rows
      .filter(({ enabled, kind }) => enabled && !protocols[kind]?.beginsThere)
      .map(({ id, name, kind }) => ({ providerId: id, name, kind })),
  };
}

const gone: Landing = { path: refusalPath('identity.provider_gone'), setCookie: null };

/** What others sent, which the mount has checked to be texts by name. */
const fieldsIn = (given: unknown) => ({ ...(given as Record<string, string>) });

/** Binds the way to a provider and back. */
export function mountProviderSignIn(mount: Mount<Actors>, { core, providers }: Parts): void {
  const cookie = wayCookieOptions(core.config.publicUrl);
  const land = (reply: FastifyReply, { path, setCookie }: Landing) => {
    reply.clearCookie(wayCookie, cookie);
    if (setCookie !== null) reply.header('set-cookie', setCookie);
    reply.redirect(path, 303);
  };
  /** `null` for one that was removed: a browser comes from it all the same, and is told on a page. */
  const named = async ({ params }: { params: { providerId: string } }) => ({
    provider: await providers.find(params.providerId),
  });

  mount(routes.offeredProviders, {
    subject: () => ({}),
    handle: ({ query }) => offered(core, query.school),
  });
  mount(routes.startSignIn, {
    subject: async ({ params }) => {
      const provider = await providers.find(params.providerId);
      return provider?.enabled ? { provider } : null;
    },
    handle: async ({ actor, body, subject: { provider }, reply }) => {
      const current = actor.kind === 'account' ? actor : null;
      const { url, browser } = await providers.begin(provider, {
        returnTo: body.returnTo,
        testerId: null,
        current: current && { schoolId: current.schoolId, sessionId: current.sessionId },
      });
      reply.setCookie(wayCookie, browser, cookie);
      return { url };
    },
  });
  mount(routes.finishSignIn, {
    subject: named,
    handle: async ({ subject: { provider }, request, reply }) =>
      land(
        reply,
        provider
          ? await providers.finish(provider, {
              parameters: fieldsIn(request.query),
              browser: browserIn(request),
            })
          : gone,
      ),
  });
  mount(routes.receiveFromProvider, {
    subject: named,
    handle: async ({ subject: { provider }, request, reply }) => {
      const path = provider ? await providers.receive(provider, fieldsIn(request.body)) : gone.path;
      if (path === null) reply.code(204).send();
      else reply.redirect(path, 303);
    },
  });
}

const browserIn = (request: FastifyRequest) => parseCookie(request.headers.cookie ?? '')[wayCookie];
