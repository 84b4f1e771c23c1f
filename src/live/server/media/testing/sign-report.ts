import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import type { Config } from '../../../../platform/server/config.ts';

export type SignedReport = { body: string; signature: string };

/** Signs a report as the engine does, or with something changed. */
export async function signReport(
  media: Config['media'],
  body: string,
  forged: { secret?: string; key?: string; ttl?: string } = {},
): Promise<SignedReport> {
  const { key = media.apiKey, secret = media.apiSecret, ttl = '5m' } = forged;
  const token = new AccessToken(key, secret, { ttl });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return { body, signature: await token.toJwt() };
}
