import { generate } from 'selfsigned';
import { SignedXml } from 'xml-crypto';
import { ns } from '../names.ts';

/** A key of a provider, with the certificate that its description shows. */
export type Signer = { privateKey: string; certificate: string };

export async function newSigner(): Promise<Signer> {
  const made = await generate([{ name: 'commonName', value: 'idp.test' }], {
    keySize: 2048,
    algorithm: 'sha256',
  });
  return { privateKey: made.private, certificate: made.cert };
}

/** What a provider says of the person who signed in, and to whom. */
export type Said = {
  entityId: string;
  audience: string;
  answerUrl: string;
  requestId: string;
  nameId: string;
  nameIdFormat?: string;
  attributes: Record<string, readonly string[]>;
  now: Date;
  assertionId?: string;
  /** Seconds. */
  life?: number;
};

const escaped = (text: string) => text.replace(/[<>&"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** An unsigned response, as the protocol writes it. */
export function responseXml(said: Said): string {
  const at = (seconds: number) => new Date(said.now.getTime() + seconds * 1_000).toISOString();
  const life = said.life ?? 300;
  const id = said.assertionId ?? `_a${crypto.randomUUID()}`;
  const attributes = Object.entries(said.attributes)
    .map(
      ([name, values]) =>
        `<saml:Attribute Name="${escaped(name)}">${values
          .map((value) => `<saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`)
          .join('')}</saml:Attribute>`,
    )
    .join('');
  const format = said.nameIdFormat ?? 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
  return `<samlp:Response xmlns:samlp="${ns.protocol}" xmlns:saml="${ns.assertion}" ID="_r${crypto.randomUUID()}" Version="2.0" IssueInstant="${at(0)}" Destination="${said.answerUrl}" InResponseTo="${said.requestId}"><saml:Issuer>${said.entityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="${id}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${said.entityId}</saml:Issuer><saml:Subject><saml:NameID Format="${format}">${escaped(said.nameId)}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(life)}" Recipient="${said.answerUrl}" InResponseTo="${said.requestId}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(-5)}" NotOnOrAfter="${at(life)}"><saml:AudienceRestriction><saml:Audience>${said.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}

export type Signing = {
  over?: 'Assertion' | 'Response';
  signature?: string;
  digest?: string;
};

/** Signs one element of a response, as a provider does: enveloped, after the issuer. */
export function signXml(xml: string, signer: Signer, how: Signing = {}): string {
  const over = how.over ?? 'Assertion';
  const path = `//*[local-name(.)='${over}']`;
  const signed = new SignedXml({
    privateKey: signer.privateKey,
    publicCert: signer.certificate,
    signatureAlgorithm: (how.signature ??
      'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256') as never,
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signed.addReference({
    xpath: path,
    digestAlgorithm: (how.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256') as never,
    transforms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
  });
  signed.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signed.getSignedXml();
}

/** As the browser posts it. */
export const encoded = (xml: string) => Buffer.from(xml).toString('base64');

/** The provider's description of itself. */
export const metadataXml = (idp: { entityId: string; signInUrl: string; certificate: string }) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${ns.metadata}" xmlns:ds="${ns.signature}" entityID="${idp.entityId}">
  <md:IDPSSODescriptor protocolSupportEnumeration="${ns.protocol}">
    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
${idp.certificate.replace(/-----[^-]+-----/g, '').trim()}
    </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${idp.signInUrl}/post"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${idp.signInUrl}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`;
