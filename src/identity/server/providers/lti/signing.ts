import { importJWK, SignJWT, type JWK } from 'jose';
import { claim } from './claims.ts';
import type { LtiPlatform } from './platform.ts';

/** Our own key in the eyes of platforms. */
export type ToolKey = { kid: string; privateKey: JWK };

const seconds = (now: Date) => Math.floor(now.getTime() / 1_000);

async function sign(
  key: ToolKey,
  payload: Record<string, unknown>,
  claims: { issuer: string; audience: string; now: Date; subject?: string },
): Promise<string> {
  const jwt = new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
    .setIssuer(claims.issuer)
    .setAudience(claims.audience)
    .setIssuedAt(seconds(claims.now))
    .setExpirationTime(seconds(claims.now) + 300)
    .setJti(crypto.randomUUID());
  if (claims.subject !== undefined) jwt.setSubject(claims.subject);
  return jwt.sign(await importJWK(key.privateKey, 'RS256'));
}

/** One thing that a course links to. */
export type LinkItem = { title: string; url: string };

/**
 * The answer to a teacher's choice, which the browser posts to the platform.
 * @source 1EdTech Deep Linking 2.0, 4.5
 */
export const signLinkingAnswer = (
  key: ToolKey,
  platform: LtiPlatform,
  chosen: { deploymentId: string; data: string | null; items: readonly LinkItem[]; now: Date },
): Promise<string> =>
  sign(
    key,
    {
      nonce: crypto.randomUUID(),
      [claim.message]: 'LtiDeepLinkingResponse',
      [claim.version]: '1.3.0',
      [claim.deployment]: chosen.deploymentId,
      [claim.linkItems]: chosen.items.map(({ title, url }) => ({
        type: 'ltiResourceLink',
        title,
        url,
      })),
      ...(chosen.data !== null && { [claim.linkData]: chosen.data }),
    },
    { issuer: platform.clientId, audience: platform.issuer, now: chosen.now },
  );

/** What our server shows to get access to a platform's services. @source 1EdTech Security Framework 1.1, 4.1.1 */
export const signClientAssertion = (
  key: ToolKey,
  client: { clientId: string; tokenUrl: string; now: Date },
): Promise<string> =>
  sign(
    key,
    {},
    {
      issuer: client.clientId,
      subject: client.clientId,
      audience: client.tokenUrl,
      now: client.now,
    },
  );
