import { X509Certificate } from 'node:crypto';
import { bindings, ns } from './names.ts';
import { SamlRefusal } from './refusal.ts';
import { childrenOf, everyElement, readXml, type XmlElement } from './xml.ts';

/** A school's SAML provider, as its own description says. Certificates are pinned: only these are believed. */
export type SamlProvider = {
  entityId: string;
  /** Where the browser is sent with our request. */
  signInUrl: string;
  /** Certificates of its signing keys, PEM. */
  certificates: string[];
};

/** RSA keys below this can be broken. @source ANSSI, guide des mécanismes cryptographiques, 2.04 */
const leastRsaBits = 2_048;

/**
 * Reads the description (metadata) of one identity provider that the administrator pasted. A document of
 * a whole federation is refused: which one of them is the school's must not be guessed.
 * @throws {SamlRefusal} `malformed` for what is no XML that we read, `shape` for what it does not say
 */
export function readProviderMetadata(text: string): SamlProvider {
  const root = parse(text);
  if (root.ns !== ns.metadata || root.name !== 'EntityDescriptor') throw new SamlRefusal('shape');
  const entityId = root.attributes.entityID ?? '';
  const [descriptor, ...others] = childrenOf(root, ns.metadata, 'IDPSSODescriptor');
  if (entityId === '' || !descriptor || others.length > 0) throw new SamlRefusal('shape');
  const signIn = childrenOf(descriptor, ns.metadata, 'SingleSignOnService').find(
    ({ attributes }) => attributes.Binding === bindings.redirect,
  );
  const certificates = childrenOf(descriptor, ns.metadata, 'KeyDescriptor')
    .filter(({ attributes }) => attributes.use !== 'encryption')
    .flatMap((key) => [...everyElement(key)])
    .filter((element) => element.ns === ns.signature && element.name === 'X509Certificate')
    .map(({ text: encoded }) => readCertificate(encoded));
  if (certificates.length === 0) throw new SamlRefusal('shape');
  return {
    entityId,
    signInUrl: readSignInUrl(signIn?.attributes.Location),
    certificates: [...new Set(certificates)],
  };
}

function parse(text: string): XmlElement {
  try {
    // A declaration before the root is usual; saxes reads it by itself, without what precedes it.
    return readXml(text.trim());
  } catch (error) {
    throw new SamlRefusal('malformed', error);
  }
}

function readSignInUrl(location: string | undefined): string {
  const url = location !== undefined && URL.canParse(location) ? new URL(location) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username !== '')
    throw new SamlRefusal('shape');
  return url.href;
}

/** @returns PEM */
function readCertificate(encoded: string): string {
  let certificate;
  try {
    certificate = new X509Certificate(Buffer.from(encoded.replace(/\s/g, ''), 'base64'));
  } catch (error) {
    throw new SamlRefusal('shape', error);
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType !== 'rsa' || bits < leastRsaBits) throw new SamlRefusal('algorithm');
  return certificate.toString().trim();
}
