import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actors } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import * as routes from '../../contract/providers/federation-routes.ts';
import { framedPage, gonePage } from './lti/pages.ts';
import { platformOf } from './lti/lti.ts';
import { ownKey } from './lti/own-key.ts';
import { languageOf, sendPage } from './lti/send-page.ts';
import { refusalPath, type Providers } from './open-providers.ts';
import type { Provider } from './protocol.ts';
import { callbackUrl } from './providers.ts';
import { ourMetadata } from './saml/request.ts';
import { partyOf } from './saml/saml.ts';
import { wayCookie, wayCookieOptions } from './way-cookie.ts';

type Parts = { core: Core; providers: Providers };
type Named = { params: { providerId: string } };

/** Binds what SAML and LTI need before anybody is signed in: our description, our keys, launches. */
export function mountFederation(mount: Mount<Actors>, { core, providers }: Parts): void {
  const { config, db } = core;
  const ofKind =
    (kind: Provider['kind']) =>
    async ({ params }: Named) => {
      const provider = await providers.find(params.providerId);
      return provider?.kind === kind ? { provider } : null;
    };
  mount(routes.readMetadata, {
    subject: ofKind('saml'),
    handle: async ({ params: { providerId }, reply }) => {
      const us = partyOf(callbackUrl(config, providerId), providerId);
      reply.type('application/samlmetadata+xml; charset=utf-8').send(await ourMetadata(us));
    },
  });
  mount(routes.readKeys, {
    subject: ofKind('lti'),
    handle: async ({ subject: { provider } }) => {
      const { kid, publicKey } = await ownKey(db, providers.seal, provider);
      const key = { kty: 'RSA', ...publicKey, kid, alg: 'RS256', use: 'sig' } as const;
      return { keys: [key] };
    },
  });
  mountLaunches(mount, { core, providers });
}

function mountLaunches(mount: Mount<Actors>, { core, providers }: Parts): void {
  const subject = async ({ params }: Named) => {
    const provider = await providers.find(params.providerId);
    return { provider: provider?.kind === 'lti' && provider.enabled ? provider : null };
  };
  mount(routes.beginLaunch, {
    subject,
    handle: ({ subject: { provider }, request, reply }) =>
      launch({ core, providers }, provider, request.query, { request, reply }),
  });
  mount(routes.beginLaunchByForm, {
    subject,
    handle: ({ subject: { provider }, request, reply }) =>
      launch({ core, providers }, provider, request.body, { request, reply }),
  });
}

/** Sends the browser to the platform; from within a frame, only shows how to come out of it. */
async function launch(
  { core, providers }: Parts,
  provider: Provider | null,
  fields: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<void> {
  // What others sent, which the mount has checked to be texts by name.
  const announced = { ...(fields as Record<string, string>) };
  const { publicUrl } = core.config;
  const framed = request.headers['sec-fetch-dest'] === 'iframe';
  if (!provider) {
    if (framed) return sendPage(reply, gonePage(languageOf(request), publicUrl));
    return void reply.redirect(refusalPath('identity.provider_gone'), 303);
  }
  if (framed) {
    const address = `${request.routeOptions.url?.replace(':providerId', provider.providerId)}?${new URLSearchParams(announced)}`;
    const { issuer, signInUrl } = platformOf(provider);
    const origins = [...new Set([issuer, signInUrl].map((url) => new URL(url).origin))];
    return sendPage(reply, framedPage(languageOf(request), address, origins));
  }
  try {
    const { url, browser } = await providers.begin(provider, {
      returnTo: null,
      testerId: null,
      current: null,
      announced,
    });
    reply.setCookie(wayCookie, browser, wayCookieOptions(publicUrl));
    reply.redirect(url, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    request.log.warn({ part: 'lti', code: error.code }, 'launch refused');
    reply.redirect(refusalPath('identity.provider_refused'), 303);
  }
}
