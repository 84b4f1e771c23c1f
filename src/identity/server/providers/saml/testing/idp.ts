import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inflateRawSync } from 'node:zlib';
import { escapeHtml } from '../../../../../platform/server/html.ts';
import { onlyChild, readXml } from '../xml.ts';
import { ns } from '../names.ts';
import { encoded, metadataXml, newSigner, responseXml, signXml, type Said } from './signing.ts';

export type IdpUser = {
  username: string;
  nameId: string;
  attributes: Record<string, readonly string[]>;
};

/** Changes what the provider says or sends, for attacks. */
export type Mischief = {
  said?: (said: Said) => Said;
  sent?: (xml: string) => string;
};

/**
 * A SAML identity provider on loopback, with a page on which people sign in: the real protocol, over
 * HTTP, signed with a key of its own.
 */
export async function startIdp(users: readonly IdpUser[]) {
  const signer = await newSigner();
  const mischief: Mischief = {};
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const idp = { entityId: `${url}/metadata`, signInUrl: `${url}/sso` };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (pathname === '/metadata')
      return response
        .writeHead(200, { 'content-type': 'application/samlmetadata+xml' })
        .end(metadataXml({ ...idp, certificate: signer.certificate }));
    if (pathname === '/sso' && request.method === 'GET')
      return page(response, signInForm(searchParams));
    if (pathname === '/sso' && request.method === 'POST')
      return page(response, answerForm(new URLSearchParams(await bodyOf(request))));
    return response.writeHead(404).end();
  }

  const signInForm = (asked: URLSearchParams) => `<h1>Fournisseur de l’établissement</h1>
<form method="post" action="/sso">
${['SAMLRequest', 'RelayState'].map((name) => hidden(name, asked.get(name) ?? '')).join('\n')}
<label>Identifiant <input name="username" autofocus></label>
<button>Se connecter au fournisseur</button></form>`;

  /** The answer to a request, for somebody who signed in. */
  function answerTo(asked: { SAMLRequest: string }, username: string) {
    const user = users.find((one) => one.username === username);
    if (!user) throw new Error('nobody signs in here by this name');
    const request = readXml(
      inflateRawSync(Buffer.from(asked.SAMLRequest, 'base64')).toString('utf8'),
    );
    const answerUrl = request.attributes.AssertionConsumerServiceURL ?? '';
    const plain: Said = {
      entityId: idp.entityId,
      audience: onlyChild(request, ns.assertion, 'Issuer')?.text ?? '',
      answerUrl,
      requestId: request.attributes.ID ?? '',
      nameId: user.nameId,
      attributes: user.attributes,
      now: new Date(),
    };
    const said = mischief.said?.(plain) ?? plain;
    const signed = signXml(responseXml(said), signer);
    return { answerUrl, xml: mischief.sent?.(signed) ?? signed };
  }

  function answerForm(form: URLSearchParams) {
    const asked = { SAMLRequest: form.get('SAMLRequest') ?? '' };
    const { answerUrl, xml } = answerTo(asked, form.get('username') ?? '');
    return `<form method="post" action="${escapeHtml(answerUrl)}">
${hidden('SAMLResponse', encoded(xml))}
${hidden('RelayState', form.get('RelayState') ?? '')}
<button>Continuer</button></form><script>document.forms[0].submit()</script>`;
  }

  return {
    ...idp,
    url,
    signer,
    mischief,
    metadata: () => metadataXml({ ...idp, certificate: signer.certificate }),
    answerTo,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Idp = Awaited<ReturnType<typeof startIdp>>;

export const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

export function page(response: ServerResponse, body: string): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<!doctype html><html lang="fr"><head><title>Fournisseur</title></head><body>${body}</body></html>`,
    );
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
