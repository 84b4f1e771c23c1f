import { beforeAll, describe, expect, it } from 'vitest';
import { readProviderMetadata, type SamlProvider } from './metadata.ts';
import { verifyResponse } from './response.ts';
import { encoded, metadataXml, newSigner, responseXml, signXml } from './testing/signing.ts';
import type { Said, Signer } from './testing/signing.ts';
import { overOf, wrap, wrappings } from './testing/wrapping.ts';

const us = {
  entityId: 'https://preau.test/api/saml/1/metadata',
  answerUrl: 'https://preau.test/api/saml/1/answer',
};
const entityId = 'https://idp.test/metadata';
const now = new Date('2026-03-24T09:00:00Z');
const requestId = '_0123456789abcdef';

let idp: Signer;
let stranger: Signer;
let provider: SamlProvider;
beforeAll(async () => {
  [idp, stranger] = await Promise.all([newSigner(), newSigner()]);
  const { certificate } = idp;
  const signInUrl = 'https://idp.test/sso';
  provider = readProviderMetadata(metadataXml({ entityId, signInUrl, certificate }));
});

const said = (changes: Partial<Said> = {}): Said => ({
  entityId,
  audience: us.entityId,
  answerUrl: us.answerUrl,
  requestId,
  nameId: 'martin',
  attributes: { FrEduCtId: ['ab12cd'], FrEduVecteur: ['4|MARTIN|Sylvie|x|0750001U'] },
  now,
  ...changes,
});
const signed = (changes: Partial<Said> = {}) => signXml(responseXml(said(changes)), idp);

const verify = (xml: string, changes: { now?: Date; requestId?: string } = {}) =>
  verifyResponse(encoded(xml), { us, provider, requestId, now, ...changes });
const refused = (reason: string) => expect.objectContaining({ name: 'SamlRefusal', reason });
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe('a signed answer', () => {
  it('says who signed in', async () => {
    expect(await verify(signed({ assertionId: '_a1' }))).toEqual({
      assertionId: '_a1',
      expiresAt: later(360),
      nameId: 'martin',
      attributes: { FrEduCtId: ['ab12cd'], FrEduVecteur: ['4|MARTIN|Sylvie|x|0750001U'] },
    });
  });

  it('may be signed as a whole besides', async () => {
    const both = signXml(signed(), idp, { over: 'Response' });
    expect((await verify(both)).nameId).toBe('martin');
  });

  it('names nobody by a name that changes each time', async () => {
    const nameIdFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
    expect((await verify(signed({ nameIdFormat }))).nameId).toBeNull();
  });

  it('keeps the signs of markup in a value as text', async () => {
    expect((await verify(signed({ nameId: 'a&b<c>' }))).nameId).toBe('a&b<c>');
  });
});

describe('who signed it', () => {
  it('nobody: refused', async () => {
    await expect(verify(responseXml(said()))).rejects.toEqual(refused('shape'));
  });

  it('the response alone: refused', async () => {
    const outer = signXml(responseXml(said()), idp, { over: 'Response' });
    await expect(verify(outer)).rejects.toEqual(refused('shape'));
  });

  it('somebody else, who brings their own certificate: refused', async () => {
    await expect(verify(signXml(responseXml(said()), stranger))).rejects.toEqual(
      refused('signature'),
    );
  });

  it.each([
    { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' },
    { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' },
  ])('with %o: refused', async (how) => {
    const weak = signXml(responseXml(said()), idp, how);
    await expect(verify(weak)).rejects.toEqual(refused('algorithm'));
  });
});

describe('what was altered after the signature', () => {
  it.each(wrappings)('%s: refused', async (wrapping) => {
    const original = signXml(responseXml(said()), idp, { over: overOf(wrapping) });
    const forge = (assertion: string) => assertion.replace('>martin<', '>directrice<');
    const wrapped = wrap(original, wrapping, forge);
    expect(wrapped).toContain('directrice');
    await expect(verify(wrapped)).rejects.toEqual(refused('shape'));
  });

  it('the name: refused', async () => {
    const altered = signed().replace('>martin<', '>directrice<');
    await expect(verify(altered)).rejects.toEqual(refused('signature'));
  });

  it('a comment that cuts the name in two, which no signature notices: refused', async () => {
    const long = signed({ nameId: 'martin.evil' });
    const cut = long.replace('martin.evil', 'martin<!-- -->.evil');
    await expect(verify(cut)).rejects.toEqual(refused('malformed'));
  });

  it.each([
    ['an entity', (xml: string) => `<!DOCTYPE r [<!ENTITY e "x">]>${xml}`],
    ['an instruction', (xml: string) => xml.replace('martin<', 'martin<?x y?><')],
    ['CDATA', (xml: string) => xml.replace('>martin<', '><![CDATA[martin]]><')],
  ])('%s: refused', async (_what, alter) => {
    await expect(verify(alter(signed()))).rejects.toEqual(refused('malformed'));
  });

  it('the assertion’s id given to another element too: refused', async () => {
    const twice = signed({ assertionId: '_a1' }).replace(
      '<samlp:Status>',
      '<samlp:Status ID="_a1">',
    );
    await expect(verify(twice)).rejects.toEqual(refused('shape'));
  });
});

describe('for whom and when', () => {
  it.each<[string, Partial<Said>, string]>([
    ['another service’s', { audience: 'https://other.test' }, 'audience'],
    ['posted elsewhere', { answerUrl: 'https://other.test/answer' }, 'destination'],
    ['of another provider', { entityId: 'https://other.test/idp' }, 'issuer'],
    ['to another request', { requestId: '_other' }, 'in_response_to'],
    ['issued in an hour', { now: later(3_600) }, 'time'],
    ['of an hour ago, for a day', { now: later(-3_600), life: 86_400 }, 'time'],
  ])('%s: refused', async (_what, changes, reason) => {
    await expect(verify(signed(changes))).rejects.toEqual(refused(reason));
  });

  it('a recipient or a request named in the envelope only does not do', async () => {
    const other = signed({ answerUrl: 'https://other.test/answer', requestId: '_other' });
    const dressed = other
      .replace('Destination="https://other.test/answer"', `Destination="${us.answerUrl}"`)
      .replace('InResponseTo="_other"><saml:Issuer', `InResponseTo="${requestId}"><saml:Issuer`);
    await expect(verify(dressed)).rejects.toEqual(refused('destination'));
  });

  it('one that nobody asked for: refused', async () => {
    const unasked = signed().replaceAll(` InResponseTo="${requestId}"`, '');
    await expect(verify(unasked)).rejects.toEqual(refused('in_response_to'));
  });

  it('late within the clocks’ difference is taken, later is not', async () => {
    const xml = signed();
    expect((await verify(xml, { now: later(359) })).nameId).toBe('martin');
    await expect(verify(xml, { now: later(361) })).rejects.toEqual(refused('time'));
  });

  it('a failure told by the provider is told', async () => {
    const failed = signed().replace('status:Success', 'status:Responder');
    await expect(verify(failed)).rejects.toEqual(refused('status'));
  });
});
