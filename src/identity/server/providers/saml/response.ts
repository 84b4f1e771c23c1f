import type { SamlProvider } from './metadata.ts';
import { bearer, ns, success, passingNames } from './names.ts';
import { SamlRefusal, type SamlReason } from './refusal.ts';
import { partyWith, type SamlParty } from './request.ts';
import { soleAssertion } from './shape.ts';
import { childrenOf, onlyChild, readXml, type XmlElement } from './xml.ts';

/** What a provider signed about the person who signed in. */
export type SamlIdentity = {
  /** For the memory of answers already taken; with the provider it is unique. */
  assertionId: string;
  /** Until when the answer could be taken again if it were not remembered. */
  expiresAt: Date;
  /** `null` for a name that is not this person's for ever. */
  nameId: string | null;
  attributes: Readonly<Record<string, readonly string[]>>;
};

/** Clocks differ by less. */
const skewMs = 60_000;
/** However long a provider wants its answers to live. */
const longestLifeMs = 15 * 60_000;
/** Base64 of the largest answer; the route's limit is near. */
const longestAnswer = 256 * 1024;

const demand = (holds: boolean, reason: SamlReason) => {
  if (!holds) throw new SamlRefusal(reason);
};

/**
 * Checks an answer posted by the browser (HTTP-POST binding) and reads it. Only the bytes that the
 * assertion's own signature covers are read for who signs in; a signature over the response alone does
 * not do. The caller must refuse an `assertionId` that it has seen.
 * @param encoded the form's `SAMLResponse`, base64
 * @param expected.requestId the request that this browser made; an answer to none is refused
 * @throws {SamlRefusal}
 * @source SAML 2.0 Profiles 4.1.4.3 and 4.1.4.5; Core 2.4, 2.5
 */
export async function verifyResponse(
  encoded: string,
  expected: { us: SamlParty; provider: SamlProvider; requestId: string; now: Date },
): Promise<SamlIdentity> {
  const response = decode(encoded);
  soleAssertion(response);
  checkEnvelope(response, expected);
  const assertion = await signedAssertion(encoded, expected.us, expected.provider);
  demand(issuerOf(assertion) === expected.provider.entityId, 'issuer');
  const expiresAt = checkSubject(assertion, expected);
  checkConditions(assertion, expected);
  return {
    assertionId: assertion.attributes.ID ?? '',
    expiresAt,
    nameId: readNameId(assertion),
    attributes: readAttributes(assertion),
  };
}

function decode(encoded: string): XmlElement {
  demand(encoded.length <= longestAnswer, 'malformed');
  const bytes = Buffer.from(encoded, 'base64');
  try {
    return readXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new SamlRefusal('malformed', error);
  }
}

const issuerOf = (element: XmlElement) => onlyChild(element, ns.assertion, 'Issuer')?.text.trim();

/** What stands around the assertion: unsigned perhaps, so it can only refuse. */
function checkEnvelope(
  response: XmlElement,
  { us, provider, requestId }: { us: SamlParty; provider: SamlProvider; requestId: string },
): void {
  const status = onlyChild(response, ns.protocol, 'Status');
  const code = status && onlyChild(status, ns.protocol, 'StatusCode');
  demand(code?.attributes.Value === success, 'status');
  const issuer = childrenOf(response, ns.assertion, 'Issuer').length > 0;
  demand(!issuer || issuerOf(response) === provider.entityId, 'issuer');
  const { Destination, InResponseTo } = response.attributes;
  demand(Destination === undefined || Destination === us.answerUrl, 'destination');
  demand(InResponseTo === requestId, 'in_response_to');
}

/** The assertion as its signature covers it. */
async function signedAssertion(
  encoded: string,
  us: SamlParty,
  provider: SamlProvider,
): Promise<XmlElement> {
  try {
    const party = await partyWith(us, provider);
    const { profile } = await party.validatePostResponseAsync({ SAMLResponse: encoded });
    const xml = profile?.getAssertionXml?.();
    if (xml) return readXml(xml);
  } catch (error) {
    // The library compares the audience before we do.
    const about = error instanceof Error && /audience/i.test(error.message);
    throw new SamlRefusal(about ? 'audience' : 'signature', error);
  }
  throw new SamlRefusal('signature');
}

/** An instant in UTC, as SAML wants it. */
function instantOf(text: string | undefined): number {
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text ?? '')
    ? Date.parse(text ?? '')
    : NaN;
  demand(!Number.isNaN(time), 'time');
  return time;
}

/** @returns until when the answer could be taken */
function checkSubject(
  assertion: XmlElement,
  { us, requestId, now }: { us: SamlParty; requestId: string; now: Date },
): Date {
  const subject = onlyChild(assertion, ns.assertion, 'Subject');
  const confirmation = subject && onlyChild(subject, ns.assertion, 'SubjectConfirmation');
  const data = confirmation && onlyChild(confirmation, ns.assertion, 'SubjectConfirmationData');
  if (!data || confirmation.attributes.Method !== bearer) throw new SamlRefusal('subject');
  demand(data.attributes.Recipient === us.answerUrl, 'destination');
  demand(data.attributes.InResponseTo === requestId, 'in_response_to');
  demand(data.attributes.NotBefore === undefined, 'subject');
  const end = instantOf(data.attributes.NotOnOrAfter);
  const issued = instantOf(assertion.attributes.IssueInstant);
  demand(now.getTime() < end + skewMs, 'time');
  demand(issued <= now.getTime() + skewMs, 'time');
  demand(now.getTime() < issued + longestLifeMs, 'time');
  return new Date(Math.min(end, issued + longestLifeMs) + skewMs);
}

function checkConditions(assertion: XmlElement, { us, now }: { us: SamlParty; now: Date }): void {
  const conditions = onlyChild(assertion, ns.assertion, 'Conditions');
  if (!conditions) throw new SamlRefusal('audience');
  const { NotBefore, NotOnOrAfter } = conditions.attributes;
  if (NotBefore !== undefined) demand(instantOf(NotBefore) <= now.getTime() + skewMs, 'time');
  if (NotOnOrAfter !== undefined) demand(now.getTime() < instantOf(NotOnOrAfter) + skewMs, 'time');
  const restrictions = childrenOf(conditions, ns.assertion, 'AudienceRestriction');
  demand(restrictions.length > 0, 'audience');
  for (const restriction of restrictions) {
    const audiences = childrenOf(restriction, ns.assertion, 'Audience');
    demand(
      audiences.some(({ text }) => text.trim() === us.entityId),
      'audience',
    );
  }
}

function readNameId(assertion: XmlElement): string | null {
  const subject = onlyChild(assertion, ns.assertion, 'Subject');
  const nameId = subject && onlyChild(subject, ns.assertion, 'NameID');
  if (!nameId || passingNames.includes(nameId.attributes.Format ?? '')) return null;
  demand(nameId.children.length === 0, 'subject');
  return nameId.text.trim() || null;
}

/** By the attribute's name, and by its short name where the provider gives one. */
function readAttributes(assertion: XmlElement): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = Object.create(null);
  for (const statement of childrenOf(assertion, ns.assertion, 'AttributeStatement'))
    for (const attribute of childrenOf(statement, ns.assertion, 'Attribute')) {
      const values = childrenOf(attribute, ns.assertion, 'AttributeValue')
        .filter(({ children }) => children.length === 0)
        .map(({ text }) => text.trim())
        .filter((text) => text !== '');
      for (const name of [attribute.attributes.Name, attribute.attributes.FriendlyName])
        if (name !== undefined && !(name in found)) found[name] = values;
    }
  return found;
}
