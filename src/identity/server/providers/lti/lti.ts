import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { makeSecret } from '../../../../platform/server/secrets.ts';
import { keysPath, launchPath } from '../../../contract/providers/federation-routes.ts';
import { insertCourseLink, keepCourse } from '../courses.store.ts';
import { ProviderRefusal, type Protocol, type Provider, type Surroundings } from '../protocol.ts';
import { createSeal } from '../seal.ts';
import { linkMinutes, sealedFor, type LinkRequest } from './course-link.ts';
import { verifyLaunch, type LtiLaunch } from './launch.ts';
import type { LtiPlatform } from './platform.ts';
import { LtiRefusal } from './refusal.ts';
import { platformKeys } from './services.ts';
import { platformSignInAddress } from './sign-in.ts';

const address = z.url({ protocol: /^https?$/ }).max(2_000);
const word = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{1,500}$/u);

const settings = z.strictObject({
  issuer: address,
  clientId: word,
  /** One, or several with commas between. */
  deployments: word,
  signInUrl: address,
  keysUrl: address,
  tokenUrl: address.optional(),
});

/** A provider's settings, as the protocol's core reads them. */
export function platformOf({ settings: given }: Pick<Provider, 'settings'>): LtiPlatform {
  const read = settings.parse(given);
  return {
    ...read,
    deploymentIds: read.deployments
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
    tokenUrl: read.tokenUrl ?? null,
  };
}

/** Turns a refusal of the protocol's core into the providers' own. */
export async function judged<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof LtiRefusal) throw new ProviderRefusal(error.reason, { cause: error });
    throw error;
  }
}

/** The page of ours that a launch leads to: the lesson linked to, or the choice of one. */
async function destination(
  provider: Provider,
  launch: LtiLaunch,
  { config, db, now }: Surroundings,
): Promise<string> {
  if (launch.linking === null) {
    const target = URL.canParse(launch.target) ? new URL(launch.target) : null;
    const isOurs = target?.origin === config.publicUrl.origin;
    return isOurs ? `${target.pathname}${target.search}` : '/';
  }
  const linkId = randomUUID();
  const request: LinkRequest = {
    ...launch.linking,
    subject: launch.subject,
    deploymentId: launch.deploymentId,
    course: launch.roster?.title ?? null,
  };
  await insertCourseLink(db, {
    ...provider,
    linkId,
    sealedRequest: sealedFor(createSeal(config.secret), linkId, request),
    expiresAt: new Date(now().getTime() + linkMinutes * 60_000),
  });
  return `/lier/${linkId}`;
}

/**
 * LTI 1.3: the platform announces somebody, the browser goes back to it to sign in, and it posts its
 * token; see `verifyLaunch` for what is believed. A way cannot begin here.
 */
export const lti: Protocol = {
  kind: 'lti',
  settings,
  secrets: z.strictObject({}),
  stateParameter: 'state',
  postedAnswers: true,
  beginsThere: true,
  ours: (callbackUrl, { providerId }) => [
    { name: 'launch', address: new URL(launchPath(providerId), callbackUrl).href },
    { name: 'answer', address: callbackUrl },
    { name: 'keys', address: new URL(keysPath(providerId), callbackUrl).href },
    { name: 'target', address: new URL('/semaine', callbackUrl).href },
  ],
  start: async (provider, { callbackUrl, state, announced = {} }) => {
    const platform = platformOf(provider);
    const { iss, client_id: clientId, login_hint: hint } = announced;
    if (hint === undefined) throw new ProviderRefusal('begins_there');
    if (iss !== platform.issuer) throw new ProviderRefusal('issuer');
    if (clientId !== undefined && clientId !== platform.clientId)
      throw new ProviderRefusal('audience');
    const nonce = makeSecret();
    const messageHint = announced.lti_message_hint;
    const way = { answerUrl: callbackUrl, state, nonce, hint, messageHint };
    return { url: platformSignInAddress(platform, way), keep: { nonce } };
  },
  finish: async (provider, { kept, method, parameters }, surroundings) => {
    const token = parameters.id_token;
    if (method !== 'POST' || token === undefined) throw new ProviderRefusal('malformed');
    const platform = platformOf(provider);
    const { db, now } = surroundings;
    const launch = await judged(() =>
      verifyLaunch(token, {
        platform,
        keys: platformKeys(surroundings)(platform.keysUrl),
        nonce: kept.nonce ?? '',
        now: now(),
      }),
    );
    if (launch.roster) await keepCourse(db, { ...provider, ...launch.roster, now: now() });
    return {
      subject: launch.subject,
      attributes: Object.fromEntries(
        Object.entries(launch.attributes).map(([name, values]) => [name, [...values]]),
      ),
      returnTo: await destination(provider, launch, surroundings),
    };
  },
};
