import { randomBytes } from 'node:crypto';
import type { SamlProvider } from './metadata.ts';

/** We, as one school's provider knows us. */
export type SamlParty = {
  /** The name under which we ask (our metadata's address). */
  entityId: string;
  /** Where the answer is posted (assertion consumer service). */
  answerUrl: string;
};

/** Loaded only where a school signs in by it: signed XML is large. */
const library = () => import('@node-saml/node-saml');

/** node-saml for one provider; its clock and its memory are not used, ours are (`verifyResponse`). */
export async function partyWith(us: SamlParty, provider: SamlProvider, requestId?: string) {
  const { SAML, ValidateInResponseTo } = await library();
  return new SAML({
    entryPoint: provider.signInUrl,
    issuer: us.entityId,
    audience: us.entityId,
    callbackUrl: us.answerUrl,
    idpCert: provider.certificates,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    validateInResponseTo: ValidateInResponseTo.never,
    // Times are checked by us, against the installation's clock.
    acceptedClockSkewMs: -1,
    ...(requestId !== undefined && { generateUniqueId: () => requestId }),
  });
}

/** A request's name: unguessable, and an XML name (it begins with no digit). */
export const newRequestId = () => `_${randomBytes(20).toString('hex')}`;

/**
 * The address to which the browser goes to sign in (redirect binding).
 * @param asked.requestId the answer must name it
 * @param asked.relayState comes back beside the answer, unsigned: nothing may rest on it alone
 */
export async function signInAddress(
  us: SamlParty,
  provider: SamlProvider,
  asked: { requestId: string; relayState: string },
): Promise<string> {
  const party = await partyWith(us, provider, asked.requestId);
  return party.getAuthorizeUrlAsync(asked.relayState, undefined, {});
}

/** Our own description, for the provider's administrator. */
export async function ourMetadata(us: SamlParty): Promise<string> {
  const { SAML } = await library();
  // It asks for a certificate although a description of ourselves needs none.
  return new SAML({
    issuer: us.entityId,
    callbackUrl: us.answerUrl,
    idpCert: 'bm9uZQ==',
    identifierFormat: null,
    wantAssertionsSigned: true,
  }).generateServiceProviderMetadata(null, null);
}
