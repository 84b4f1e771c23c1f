import { timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { claim, launchClaims, type LaunchClaims } from './claims.ts';
import { claimedAlgorithm } from './keys.ts';
import type { LtiPlatform } from './platform.ts';
import { LtiRefusal, type LtiReason } from './refusal.ts';

/** Signatures by a platform's private key only: no shared secret, no unsigned token. */
const algorithms = ['RS256', 'ES256'];
/** Clocks differ by less. */
const skewSeconds = 60;
/** A launch is used at once. */
const longestAge = '10 minutes';

/** What a platform signed: who comes, from which course, to what. */
export type LtiLaunch = {
  /** The person's name in this platform, for ever the same. */
  subject: string;
  deploymentId: string;
  /** The address that the link leads to. */
  target: string;
  /** What may find the person in the register, by name. */
  attributes: Readonly<Record<string, readonly string[]>>;
  /** The platform's course, and where its list may be asked for. */
  roster: { contextId: string; title: string | null; url: string } | null;
  /** Set when a teacher chooses what the course will link to. */
  linking: { returnUrl: string; data: string | null } | null;
};

/**
 * Checks what a platform posted and reads it.
 * @param token the form's `id_token`
 * @param expected.keys finds the platform's public keys
 * @param expected.nonce the one that this browser's way was begun with; it must be good for one use only
 * @throws {LtiRefusal}
 * @source 1EdTech Security Framework 1.1, 5.1.3; OpenID Connect Core 3.1.3.7
 */
export async function verifyLaunch(
  token: string,
  expected: { platform: LtiPlatform; keys: JWTVerifyGetKey; nonce: string; now: Date },
): Promise<LtiLaunch> {
  const { platform } = expected;
  if (!algorithms.includes(claimedAlgorithm(token) ?? '')) throw new LtiRefusal('algorithm');
  const claims = readClaims(await verified(token, expected));
  if (!isSame(claims.nonce, expected.nonce)) throw new LtiRefusal('nonce');
  checkParty(claims, platform);
  const deploymentId = claims[claim.deployment];
  if (!platform.deploymentIds.includes(deploymentId)) throw new LtiRefusal('deployment');
  return {
    subject: claims.sub,
    deploymentId,
    target: claims[claim.target],
    attributes: attributesOf(claims),
    roster: rosterOf(claims),
    linking: linkingOf(claims),
  };
}

const isSame = (given: string, expected: string) =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));

async function verified(
  token: string,
  { platform, keys, now }: { platform: LtiPlatform; keys: JWTVerifyGetKey; now: Date },
): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      issuer: platform.issuer,
      audience: platform.clientId,
      clockTolerance: skewSeconds,
      currentDate: now,
      maxTokenAge: longestAge,
      requiredClaims: ['exp', 'iat', 'nonce', 'sub'],
    });
    return payload;
  } catch (error) {
    if (isTold(error)) throw new LtiRefusal(reasonOf(error), error);
    throw error;
  }
}

const isTold = (error: unknown): error is errors.JOSEError => error instanceof errors.JOSEError;

function reasonOf(error: errors.JOSEError): LtiReason {
  if (error instanceof errors.JWTExpired) return 'time';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const byClaim: Record<string, LtiReason> = { iss: 'issuer', aud: 'audience', nonce: 'nonce' };
    const times = ['exp', 'iat', 'nbf'];
    return times.includes(error.claim) ? 'time' : (byClaim[error.claim] ?? 'malformed');
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'key';
  return 'malformed';
}

function readClaims(payload: unknown): LaunchClaims {
  const { success, data, error } = launchClaims.safeParse(payload);
  if (!success) throw new LtiRefusal('message', error);
  return data;
}

/** With several audiences, the authorised party says which of them asked. */
function checkParty({ aud, azp }: LaunchClaims, { clientId }: LtiPlatform): void {
  const needsParty = Array.isArray(aud) && aud.length > 1;
  if (azp === undefined ? needsParty : azp !== clientId) throw new LtiRefusal('audience');
}

function attributesOf(claims: LaunchClaims): Record<string, readonly string[]> {
  const named: [string, unknown][] = [
    ['sub', claims.sub],
    ['name', claims.name],
    ['given_name', claims.given_name],
    ['family_name', claims.family_name],
    ['person_sourcedid', claims[claim.lis]?.person_sourcedid],
    ...Object.entries(claims[claim.custom] ?? {}).map(([name, value]): [string, unknown] => [
      `custom.${name}`,
      value,
    ]),
  ];
  const given = named.filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  return Object.fromEntries(given.map(([name, value]) => [name, [String(value).trim()]]));
}

function rosterOf(claims: LaunchClaims): LtiLaunch['roster'] {
  const [service, context] = [claims[claim.roster], claims[claim.context]];
  if (!service || !context) return null;
  return {
    contextId: context.id,
    title: context.title ?? null,
    url: service.context_memberships_url,
  };
}

function linkingOf(claims: LaunchClaims): LtiLaunch['linking'] {
  if (claims[claim.message] !== 'LtiDeepLinkingRequest') return null;
  const settings = claims[claim.linkSettings];
  if (!settings?.accept_types.includes('ltiResourceLink')) throw new LtiRefusal('message');
  return { returnUrl: settings.deep_link_return_url, data: settings.data ?? null };
}
