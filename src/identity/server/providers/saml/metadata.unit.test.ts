import { beforeAll, describe, expect, it } from 'vitest';
import { readProviderMetadata } from './metadata.ts';
import { ourMetadata, signInAddress } from './request.ts';
import { metadataXml, newSigner, type Signer } from './testing/signing.ts';
import { childrenOf, readXml } from './xml.ts';
import { ns } from './names.ts';
import { inflateRawSync } from 'node:zlib';

const us = {
  entityId: 'https://preau.test/api/saml/1/metadata',
  answerUrl: 'https://preau.test/api/saml/1/answer',
};
const entityId = 'https://idp.test/metadata';
const signInUrl = 'https://idp.test/sso?a=1';

let signer: Signer;
beforeAll(async () => {
  signer = await newSigner();
});
const metadata = () => metadataXml({ entityId, signInUrl, certificate: signer.certificate });
const refused = (reason: string) => expect.objectContaining({ name: 'SamlRefusal', reason });

describe('the description of a provider', () => {
  it('gives its name, its address and its certificate', () => {
    expect(readProviderMetadata(metadata())).toEqual({
      entityId,
      signInUrl,
      certificates: [signer.certificate.trim()],
    });
  });

  it.each<[string, (xml: string) => string, string]>([
    [
      'with a file in an entity',
      (xml) =>
        xml
          .replace('<md:Entity', '<!DOCTYPE m [<!ENTITY e SYSTEM "file:///etc/passwd">]><md:Entity')
          .replace('https://idp.test/metadata', '&e;'),
      'malformed',
    ],
    ['that is no XML', () => 'rien', 'malformed'],
    ['of a service', (xml) => xml.replaceAll('IDPSSO', 'SPSSO'), 'shape'],
    [
      'of a whole federation',
      (xml) =>
        `<md:EntitiesDescriptor xmlns:md="${ns.metadata}">${xml.replace(/<\?.*\?>/, '')}</md:EntitiesDescriptor>`,
      'shape',
    ],
    [
      'without a certificate',
      (xml) => xml.replaceAll('X509Certificate', 'X509SubjectName'),
      'shape',
    ],
    [
      'that sends elsewhere than to a page',
      (xml) => xml.replaceAll(signInUrl, 'javascript:0'),
      'shape',
    ],
  ])('%s is refused', (_what, alter, reason) => {
    const altered = alter(metadata());
    expect(() => readProviderMetadata(altered)).toThrow(refused(reason));
  });
});

describe('what we say', () => {
  it('describes us: where answers go, and that assertions must be signed', async () => {
    const root = readXml(await ourMetadata(us));
    const [service] = childrenOf(root, ns.metadata, 'SPSSODescriptor');
    expect(root.attributes.entityID).toBe(us.entityId);
    expect(service?.attributes.WantAssertionsSigned).toBe('true');
    const answers = service && childrenOf(service, ns.metadata, 'AssertionConsumerService')[0];
    expect(answers?.attributes.Location).toBe(us.answerUrl);
  });

  it('asks at the provider’s address, with a request that it can bind its answer to', async () => {
    const provider = readProviderMetadata(metadata());
    const asked = { requestId: '_r1', relayState: 'state' };
    const address = new URL(await signInAddress(us, provider, asked));
    expect(address.href.startsWith('https://idp.test/sso?a=1&')).toBe(true);
    expect(address.searchParams.get('RelayState')).toBe('state');
    const request = readXml(
      inflateRawSync(
        Buffer.from(address.searchParams.get('SAMLRequest') ?? '', 'base64'),
      ).toString(),
    );
    expect(request.attributes).toMatchObject({
      ID: '_r1',
      AssertionConsumerServiceURL: us.answerUrl,
      Destination: signInUrl,
    });
  });
});
