import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';

export type OidcPerson = { sub: string } & Record<string, unknown>;

const page = (uid: string) => `<!doctype html><html lang="fr"><title>ENT d’essai</title>
<main><h1>ENT d’essai</h1><form method="post" action="/interaction/${uid}">
<label>Identifiant <input name="login" autofocus></label><button>Entrer</button></form></main></html>`;

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}

export type OidcClient = { id: string; secret: string; redirectUris: string[] };

/** A real OpenID provider on loopback, with people who sign in by typing the name that it has for them. */
export async function openOidcServer(people: Record<string, OidcPerson>) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    issuer,
    /** Begins to serve, once it is known where its people go back to. */
    serve(client: OidcClient): void {
      const provider = createProvider(issuer, people, client);
      const answer = provider.callback();
      server.on('request', (request, response) => {
        if (request.url?.startsWith('/interaction/')) void interact(provider, request, response);
        else void answer(request, response);
      });
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function createProvider(
  issuer: string,
  people: Record<string, OidcPerson>,
  client: OidcClient,
): Provider {
  const names = [...new Set(Object.values(people).flatMap((one) => Object.keys(one)))];
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: client.redirectUris,
      },
    ],
    claims: { openid: names },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    cookies: { keys: ['of the tests'] },
    findAccount: (_ctx, sub) => {
      const person = Object.values(people).find((one) => one.sub === sub);
      return person && { accountId: sub, claims: () => person };
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    async renderError(ctx, { error, error_description }) {
      ctx.body = `${error}: ${error_description}`;
    },
  });
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const uid = request.url?.split('/')[2] ?? '';
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(uid));
    return;
  }
  const accountId = (await bodyOf(request)).get('login') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } });
}
