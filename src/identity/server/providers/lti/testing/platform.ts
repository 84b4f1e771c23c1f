import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
} from 'jose';
import { escapeHtml } from '../../../../../platform/server/html.ts';
import { bodyOf, hidden, page } from '../../saml/testing/idp.ts';
import { claim, scopes } from '../claims.ts';
import { claimsFor, clientId, deploymentId, type PlatformUser } from './platform-claims.ts';
import { json, roster } from './platform-roster.ts';

/** We, as the platform's administrator registered us. */
export type Tool = { launchUrl: string; answerUrl: string; keysUrl: string; targetUrl: string };

/** Changes what the platform says or how it signs, for attacks. */
export type Mischief = {
  claims?: (claims: JWTPayload) => JWTPayload;
  sign?: (claims: JWTPayload) => Promise<string>;
};

/**
 * A learning platform on loopback that speaks LTI 1.3: a course page with launches, sign-in, keys, access
 * to the course's list, and links that it receives.
 */
export async function startPlatform(users: readonly PlatformUser[]) {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'platform-1', use: 'sig' }] };
  const state = {
    tool: null as Tool | null,
    mischief: {} as Mischief,
    links: [] as { title: string; url: string }[],
    tokensGiven: 0,
  };
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) =>
      response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const userOf = (id: string) => {
    const user = users.find((one) => one.id === id);
    if (!user) throw new Error('no such user');
    return user;
  };
  const tool = (): Tool => {
    if (!state.tool) throw new Error('no tool is registered');
    return state.tool;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const form = () => bodyOf(request).then((body) => new URLSearchParams(body));
    if (pathname === '/keys') return json(response, keys);
    if (pathname === '/course') return page(response, coursePage(searchParams));
    if (pathname === '/auth') return page(response, await tokenForm(searchParams));
    if (pathname === '/token') return json(response, await grant(await form()));
    if (pathname === '/roster') return roster({ url, users }, request, response, searchParams);
    if (pathname === '/links') return page(response, await takeLinks(await form()));
    return response.writeHead(404).end();
  }

  /** The course as a user sees it: a launch to each of our pages that it links to, and one in a frame. */
  function coursePage(asked: URLSearchParams): string {
    const user = asked.get('user') ?? '';
    const to = (target: string, message: string) => escapeHtml(announcement(user, target, message));
    const framed = asked.has('framed')
      ? `<iframe title="Préau" src="${to(tool().targetUrl, 'resource')}"></iframe>`
      : '';
    const links = [{ title: 'Préau', url: tool().targetUrl }, ...state.links]
      .map((link) => `<li><a href="${to(link.url, 'resource')}">${escapeHtml(link.title)}</a></li>`)
      .join('');
    return `<h1>Cours de la plateforme</h1><ul>${links}</ul>
<p><a href="${to(tool().targetUrl, 'link')}">Choisir un cours de Préau</a></p>${framed}`;
  }

  /** The address by which the platform announces somebody (third-party initiated login). */
  function announcement(user: string, target: string, message: string): string {
    const address = new URL(tool().launchUrl);
    const fields = {
      iss: url,
      client_id: clientId,
      login_hint: user,
      target_link_uri: target,
      lti_message_hint: JSON.stringify({ target, message }),
      lti_deployment_id: deploymentId,
    };
    for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
    return address.href;
  }

  /** What the platform posts back to us, for a request of ours to sign somebody in. */
  async function answerTo(asked: URLSearchParams) {
    for (const [name, value] of Object.entries({
      response_type: 'id_token',
      response_mode: 'form_post',
      scope: 'openid',
      prompt: 'none',
      client_id: clientId,
      redirect_uri: tool().answerUrl,
    }))
      if (asked.get(name) !== value) throw new Error(`${name} is wrong`);
    const { target, message } = JSON.parse(asked.get('lti_message_hint') ?? '{}') as {
      target: string;
      message: string;
    };
    const user = userOf(asked.get('login_hint') ?? '');
    const plain = claimsFor(url, user, { target, message, nonce: asked.get('nonce') ?? '' });
    const claims = state.mischief.claims?.(plain) ?? plain;
    const token = await (state.mischief.sign ?? sign)(claims);
    return { id_token: token, state: asked.get('state') ?? '' };
  }

  async function tokenForm(asked: URLSearchParams): Promise<string> {
    const fields = await answerTo(asked);
    return `<form method="post" action="${escapeHtml(tool().answerUrl)}">
${Object.entries(fields)
  .map(([name, value]) => hidden(name, value))
  .join('\n')}
</form><script>document.forms[0].submit()</script>`;
  }

  const sign = (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'platform-1', typ: 'JWT' })
      .sign(pair.privateKey);

  /** A token that we signed, checked with the keys that we show. */
  async function signedByTool(token: string, audience: string): Promise<JWTPayload> {
    const shown = (await (await fetch(tool().keysUrl)).json()) as JSONWebKeySet;
    const options = { issuer: clientId, audience, algorithms: ['RS256'] };
    return (await jwtVerify(token, createLocalJWKSet(shown), options)).payload;
  }

  async function grant(form: URLSearchParams): Promise<object> {
    const { sub } = await signedByTool(form.get('client_assertion') ?? '', `${url}/token`);
    if (sub !== clientId || form.get('scope') !== scopes.roster) throw new Error('refused');
    state.tokensGiven += 1;
    return { access_token: 'access-1', token_type: 'Bearer', expires_in: 3_600 };
  }

  async function takeLinks(form: URLSearchParams): Promise<string> {
    const told = await signedByTool(form.get('JWT') ?? '', url);
    if (told[claim.linkData] !== 'opaque-of-the-platform') throw new Error('whose answer?');
    if (told[claim.deployment] !== deploymentId) throw new Error('another deployment');
    state.links = told[claim.linkItems] as typeof state.links;
    return `<h1>Lien ajouté</h1><p>${escapeHtml(state.links[0]?.url ?? '')}</p>`;
  }

  return {
    url,
    state,
    announcement,
    answerTo,
    signingKey: pair.privateKey as CryptoKey,
    publicKey: keys.keys[0] as JWK,
    /** What an administrator types on our page. */
    settings: {
      issuer: url,
      clientId,
      deployments: deploymentId,
      signInUrl: `${url}/auth`,
      keysUrl: `${url}/keys`,
      tokenUrl: `${url}/token`,
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Platform = Awaited<ReturnType<typeof startPlatform>>;
