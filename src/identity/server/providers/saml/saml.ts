import { z } from 'zod';
import { hashSecret } from '../../../../platform/server/secrets.ts';
import { metadataPath } from '../../../contract/providers/federation-routes.ts';
import { takeAnswer } from '../answers.store.ts';
import { ProviderRefusal, type Protocol, type Provider } from '../protocol.ts';
import { readProviderMetadata } from './metadata.ts';
import { SamlRefusal } from './refusal.ts';
import { newRequestId, signInAddress, type SamlParty } from './request.ts';
import { verifyResponse, type SamlIdentity } from './response.ts';

const isDescription = (text: string) => {
  try {
    readProviderMetadata(text);
    return true;
  } catch (error) {
    if (error instanceof SamlRefusal) return false;
    throw error;
  }
};

const settings = z.strictObject({
  /** The provider's description of itself, whose certificates alone are believed. */
  metadata: z.string().max(20_000).refine(isDescription, 'metadata'),
  /** The attribute that is a person's for ever, when the name in the answer changes each time. */
  subject: z
    .string()
    .regex(/^[^\s\p{C}]{1,200}$/u)
    .optional(),
});

/** We, as this provider knows us. */
export const partyOf = (callbackUrl: string, providerId: string): SamlParty => ({
  entityId: new URL(metadataPath(providerId), callbackUrl).href,
  answerUrl: callbackUrl,
});

/** What the provider calls this person for ever. */
function subjectOf({ settings: { subject } }: Provider, told: SamlIdentity): string {
  const found = subject === undefined ? told.nameId : told.attributes[subject]?.[0];
  if (!found) throw new ProviderRefusal('subject');
  return found;
}

/** Turns a refusal of the protocol's core into the providers' own. */
async function judged<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof SamlRefusal) throw new ProviderRefusal(error.reason, { cause: error });
    throw error;
  }
}

/** SAML 2.0: our request by redirection, the answer posted; see `verifyResponse` for what is believed. */
export const saml: Protocol = {
  kind: 'saml',
  settings,
  secrets: z.strictObject({}),
  stateParameter: 'RelayState',
  postedAnswers: true,
  ours: (callbackUrl, { providerId }) => {
    const us = partyOf(callbackUrl, providerId);
    return [
      { name: 'metadata', address: us.entityId },
      { name: 'answer', address: us.answerUrl },
    ];
  },
  start: async (provider, { callbackUrl, state }) => {
    const requestId = newRequestId();
    const url = await signInAddress(
      partyOf(callbackUrl, provider.providerId),
      readProviderMetadata(provider.settings.metadata ?? ''),
      { requestId, relayState: state },
    );
    return { url, keep: { requestId } };
  },
  finish: async (provider, { callbackUrl, kept, method, parameters }, { db, now }) => {
    const answer = parameters.SAMLResponse;
    if (method !== 'POST' || answer === undefined) throw new ProviderRefusal('malformed');
    const told = await judged(() =>
      verifyResponse(answer, {
        us: partyOf(callbackUrl, provider.providerId),
        provider: readProviderMetadata(provider.settings.metadata ?? ''),
        requestId: kept.requestId ?? '',
        now: now(),
      }),
    );
    const { schoolId, providerId } = provider;
    const taken = { schoolId, providerId, expiresAt: told.expiresAt, now: now() };
    if (!(await takeAnswer(db, { ...taken, answerHash: hashSecret(told.assertionId) })))
      throw new ProviderRefusal('replay');
    return {
      subject: subjectOf(provider, told),
      attributes: Object.fromEntries(
        Object.entries(told.attributes).map(([name, values]) => [name, [...values]]),
      ),
    };
  },
};
