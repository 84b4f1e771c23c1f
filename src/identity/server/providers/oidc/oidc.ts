import { decodeProtectedHeader } from 'jose';
import * as client from 'openid-client';
import { z } from 'zod';
import { OutgoingError } from '../../../../platform/server/outgoing/index.ts';
import { ProviderRefusal, type Claims, type Protocol, type Return } from '../protocol.ts';
import { providerAddress, providerWord } from '../texts.ts';
import { attributesIn } from './claims.ts';
import { configurationOf } from './configuration.ts';

/** Signatures of a key that only the provider has: `none`, and secrets that we share with it, prove nothing. */
const believedAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256'].concat([
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]);

const scopes = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/)
  .max(300);

/**
 * OpenID Connect, by authorization code with PKCE; state, nonce, issuer, audience, signature and its algorithm
 * are checked.
 * @source OpenID Connect Core 1.0; RFC 9700 (security of OAuth), RFC 9207 (issuer in answers)
 */
export const oidc: Protocol = {
  kind: 'oidc',
  settings: z.strictObject({
    issuer: providerAddress,
    clientId: providerWord,
    scope: scopes.optional(),
  }),
  secrets: z.strictObject({ clientSecret: providerWord.optional() }),
  stateParameter: 'state',
  postedAnswers: false,
  ours: (callbackUrl) => [{ name: 'redirect_uri', address: callbackUrl }],
  start: async (provider, { callbackUrl, state }, surroundings) => {
    const configuration = await configurationOf(provider, surroundings);
    const verifier = client.randomPKCECodeVerifier();
    const nonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: callbackUrl,
      response_type: 'code',
      scope: scopeOf(provider.settings),
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: surroundings.outgoing.check(url).href, keep: { verifier, nonce } };
  },
  finish: async (provider, back, surroundings) => {
    const configuration = await configurationOf(provider, surroundings);
    try {
      return await claimsOf(configuration, back);
    } catch (error) {
      if (error instanceof ProviderRefusal || error instanceof OutgoingError) throw error;
      throw new ProviderRefusal(reasonOf(error), { cause: error });
    }
  },
};

const scopeOf = ({ scope = 'openid profile' }: Record<string, string>) =>
  scope.split(' ').includes('openid') ? scope : `openid ${scope}`;

async function claimsOf(configuration: client.Configuration, back: Return): Promise<Claims> {
  const came = new URL(back.callbackUrl);
  for (const [name, value] of Object.entries(back.parameters)) came.searchParams.set(name, value);
  const tokens = await client.authorizationCodeGrant(configuration, came, {
    pkceCodeVerifier: back.kept.verifier ?? '',
    expectedState: back.state,
    expectedNonce: back.kept.nonce ?? '',
    idTokenExpected: true,
  });
  const { alg = '' } = decodeProtectedHeader(tokens.id_token ?? '');
  if (!believedAlgorithms.includes(alg)) throw new ProviderRefusal('algorithm');
  const claims = tokens.claims();
  if (!claims) throw new ProviderRefusal('answer');
  const more = configuration.serverMetadata().userinfo_endpoint
    ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
    : {};
  return { subject: claims.sub, attributes: attributesIn({ ...claims, ...more }) };
}

const isWord = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z_]{1,60}$/.test(value);

/** A word for the log: the library's code, or the protocol's. */
function reasonOf(error: unknown): string {
  const { code, error: word } = error as { code?: unknown; error?: unknown };
  if (isWord(word)) return word;
  return isWord(code) ? code : 'answer';
}
