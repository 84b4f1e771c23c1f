import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { claim } from './claims.ts';
import { createPlatformKeys } from './keys.ts';
import { verifyLaunch } from './launch.ts';
import type { LtiPlatform } from './platform.ts';

const platform: LtiPlatform = {
  issuer: 'https://ent.test',
  clientId: 'preau-client',
  deploymentIds: ['deployment-1'],
  signInUrl: 'https://ent.test/auth',
  keysUrl: 'https://ent.test/keys',
  tokenUrl: null,
};
const now = new Date('2026-03-24T09:00:00Z');
const nonce = 'a-nonce-of-this-way';
const at = (seconds: number) => Math.floor(now.getTime() / 1_000) + seconds;

type Pair = { privateKey: CryptoKey; publicJwk: JWK };
let own: Pair;
let other: Pair;
async function newPair(kid: string, algorithm = 'RS256'): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid } };
}
beforeAll(async () => {
  [own, other] = await Promise.all([newPair('k1'), newPair('k1')]);
});

const payload = (changes: Record<string, unknown> = {}) => ({
  iss: platform.issuer,
  aud: platform.clientId,
  sub: 'user-7',
  iat: at(0),
  exp: at(300),
  nonce,
  given_name: 'Léa',
  family_name: 'Amrani',
  [claim.version]: '1.3.0',
  [claim.message]: 'LtiResourceLinkRequest',
  [claim.deployment]: 'deployment-1',
  [claim.target]: 'https://preau.test/cours/1',
  [claim.lis]: { person_sourcedid: 'E12345' },
  [claim.custom]: { ine: 'x' },
  'https://purl.imsglobal.org/spec/lti/claim/roles': [
    'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
  ],
  ...changes,
});

const sign = (
  claims: Record<string, unknown>,
  { pair = own, header = { alg: 'RS256', kid: 'k1' } }: { pair?: Pair; header?: object } = {},
) => new SignJWT(claims).setProtectedHeader(header as { alg: string }).sign(pair.privateKey);

const served = (keys: unknown[]) =>
  createPlatformKeys(
    async () => ({ keys }),
    () => now,
  );
const launch = (token: string, keys: unknown[] = [own.publicJwk]) =>
  verifyLaunch(token, { platform, keys: served(keys)(platform.keysUrl), nonce, now });
const refused = (reason: string) => expect.objectContaining({ name: 'LtiRefusal', reason });

describe('a launch that the platform signed', () => {
  it('says who comes and where to; never what they are', async () => {
    const told = await launch(await sign(payload()));
    expect(told).toEqual({
      subject: 'user-7',
      deploymentId: 'deployment-1',
      target: 'https://preau.test/cours/1',
      attributes: {
        sub: ['user-7'],
        given_name: ['Léa'],
        family_name: ['Amrani'],
        person_sourcedid: ['E12345'],
        'custom.ine': ['x'],
      },
      roster: null,
      linking: null,
    });
    expect(JSON.stringify(told)).not.toContain('Instructor');
  });

  it('may be signed with an elliptic curve', async () => {
    const curve = await newPair('k2', 'ES256');
    const token = await sign(payload(), { pair: curve, header: { alg: 'ES256', kid: 'k2' } });
    expect((await launch(token, [own.publicJwk, curve.publicJwk])).subject).toBe('user-7');
  });

  it('may ask for a link, and tells where the course’s list is', async () => {
    const told = await launch(
      await sign(
        payload({
          [claim.message]: 'LtiDeepLinkingRequest',
          [claim.context]: { id: 'course-1', title: '6e B' },
          [claim.roster]: { context_memberships_url: 'https://ent.test/roster' },
          [claim.linkSettings]: {
            deep_link_return_url: 'https://ent.test/links',
            accept_types: ['ltiResourceLink'],
            data: 'opaque',
          },
        }),
      ),
    );
    expect(told.linking).toEqual({ returnUrl: 'https://ent.test/links', data: 'opaque' });
    expect(told.roster).toEqual({
      contextId: 'course-1',
      title: '6e B',
      url: 'https://ent.test/roster',
    });
  });
});

describe('refused', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['another nonce', { nonce: 'a-nonce-of-that-way' }, 'nonce'],
    ['no nonce', { nonce: undefined }, 'nonce'],
    ['another deployment', { [claim.deployment]: 'deployment-2' }, 'deployment'],
    ['another client', { aud: 'somebody' }, 'audience'],
    ['us among others, without a party', { aud: ['preau-client', 'other'] }, 'audience'],
    ['us among others, for another party', { aud: ['preau-client', 'o'], azp: 'o' }, 'audience'],
    ['another platform', { iss: 'https://evil.test' }, 'issuer'],
    ['expired', { iat: at(-400), exp: at(-100) }, 'time'],
    ['of long ago, for a day', { iat: at(-3_600), exp: at(86_400) }, 'time'],
    ['without an end', { exp: undefined }, 'time'],
    ['of the future', { iat: at(3_600), exp: at(7_200) }, 'time'],
    ['not yet valid', { nbf: at(3_600) }, 'time'],
    ['of another message', { [claim.message]: 'LtiSubmissionReviewRequest' }, 'message'],
    ['of LTI 1.1', { [claim.version]: '1.1' }, 'message'],
    ['without a subject', { sub: undefined }, 'malformed'],
  ])('%s', async (_what, changes, reason) => {
    await expect(launch(await sign(payload(changes)))).rejects.toEqual(refused(reason));
  });

  it('signed by another key of the same name', async () => {
    const forged = await sign(payload(), { pair: other });
    await expect(launch(forged)).rejects.toEqual(refused('signature'));
  });

  it('signed by a key that the platform does not show, or has no name', async () => {
    const unknown = await sign(payload(), { header: { alg: 'RS256', kid: 'k9' } });
    const nameless = await sign(payload(), { header: { alg: 'RS256' } });
    await expect(launch(unknown)).rejects.toEqual(refused('key'));
    await expect(launch(nameless)).rejects.toEqual(refused('key'));
  });

  it('not signed at all', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'None', 'NONE']) {
      const unsigned = `${part({ alg, kid: 'k1', typ: 'JWT' })}.${part(payload())}.`;
      await expect(launch(unsigned)).rejects.toEqual(refused('algorithm'));
    }
  });

  it('signed with the platform’s public key as if it were a shared secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(own.publicJwk));
    const confused = await new SignJWT(payload())
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .sign(secret);
    const served = [
      own.publicJwk,
      { kty: 'oct', k: Buffer.from(secret).toString('base64url'), kid: 'k1' },
    ];
    await expect(launch(confused, served)).rejects.toEqual(refused('algorithm'));
  });

  it('a key that the token brings itself', async () => {
    const header = { alg: 'RS256', kid: 'k1', jwk: other.publicJwk, jku: 'https://evil.test' };
    const forged = await sign(payload(), { pair: other, header });
    await expect(launch(forged)).rejects.toEqual(refused('signature'));
  });

  it('what is no token', async () => {
    for (const text of ['', 'rien', 'a.b.c'])
      await expect(launch(text)).rejects.toEqual(refused('algorithm'));
  });
});

describe('a platform’s keys', () => {
  it('are fetched once, and again for a new name, but not for each unknown one', async () => {
    let fetched = 0;
    let clock = now;
    const keys = [own.publicJwk];
    const find = createPlatformKeys(
      async () => {
        fetched += 1;
        return { keys };
      },
      () => clock,
    )('https://ent.test/keys');
    const ask = async (kid: string) => {
      try {
        await find({ alg: 'RS256', kid }, { payload: '', signature: '' });
        return 'found';
      } catch (error) {
        return (error as { reason: string }).reason;
      }
    };
    expect(await ask('k1')).toBe('found');
    expect([await ask('k2'), await ask('k2'), fetched]).toEqual(['key', 'key', 1]);
    clock = new Date(now.getTime() + 61_000);
    keys.push({ ...other.publicJwk, kid: 'k2' });
    expect([await ask('k2'), await ask('k1'), fetched]).toEqual(['found', 'found', 2]);
  });

  it('that are no set of keys are refused', async () => {
    const find = createPlatformKeys(
      async () => '<html>',
      () => now,
    )('https://ent.test/keys');
    await expect(find({ alg: 'RS256', kid: 'k1' }, { payload: '', signature: '' })).rejects.toEqual(
      refused('key'),
    );
  });
});
