import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';

/** What a provider that lies may change of what it says. */
export type Lies = {
  /** Claims changed in the token. */
  claims?: { [name in keyof JWTPayload]: JWTPayload[name] | undefined };
  /** `none`: not signed; `HS256`: with the secret that we share; `foreign`: with a key of nobody. */
  signature?: 'none' | 'HS256' | 'foreign';
  /** Parts of its description of itself. */
  metadata?: Record<string, unknown>;
};

/** A provider that answers every code, and says what the test wants. */
export async function openLyingServer(client: { id: string; secret: string }) {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const publicKey = { ...(await exportJWK(own.publicKey)), kid: '1', alg: 'RS256', use: 'sig' };
  let lies: Lies = {};
  let nonce = '';
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;

  const token = async (): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: client.id,
      sub: 'liar',
      nonce,
      iat: now,
      exp: now + 60,
      ...lies.claims,
    } as JWTPayload;
    if (lies.signature === 'none') return new UnsecuredJWT(claims).encode();
    if (lies.signature === 'HS256')
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(client.secret));
    const key = lies.signature === 'foreign' ? foreign.privateKey : own.privateKey;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: '1' }).sign(key);
  };
  const answers: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      ...lies.metadata,
    }),
    '/jwks': () => ({ keys: [publicKey] }),
    '/token': async () => ({
      access_token: 'a',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: await token(),
    }),
  };
  server.on('request', (request, response) => {
    const answer = answers[request.url ?? ''];
    void Promise.resolve(answer?.()).then((body) =>
      response
        .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
        .end(JSON.stringify(body ?? {})),
    );
  });
  return {
    issuer,
    /** From now on, with the nonce of this departure unless told another. */
    lie: (next: Lies, departure: string) => {
      lies = next;
      nonce = new URL(departure).searchParams.get('nonce') ?? '';
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
