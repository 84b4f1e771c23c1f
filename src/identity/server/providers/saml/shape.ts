import { algorithms, ns } from './names.ts';
import { SamlRefusal } from './refusal.ts';
import { childrenOf, everyElement, type XmlElement } from './xml.ts';

const is = (element: XmlElement, space: string, name: string) =>
  element.ns === space && element.name === name;

/**
 * Refuses every response that is not of the one plain shape: a response with one assertion in it, one
 * signature in the assertion, at most one in the response, each over its own parent. Signature wrapping
 * needs a second response, assertion or signature, or a place to hide them: there is none.
 * @param response the root, as written
 * @returns the assertion's place; what it says is not to be believed before its signature was checked
 * @throws {SamlRefusal} `shape`, `algorithm`
 */
export function soleAssertion(response: XmlElement): XmlElement {
  if (!is(response, ns.protocol, 'Response')) throw new SamlRefusal('shape');
  const all = [...everyElement(response)];
  const [assertion, ...others] = childrenOf(response, ns.assertion, 'Assertion');
  if (!assertion || others.length > 0) throw new SamlRefusal('shape');
  // By local name: another namespace must not make one that only some parser sees.
  const named = (name: string) => all.filter((element) => element.name === name);
  if (named('Response').length !== 1 || named('Assertion').length !== 1)
    throw new SamlRefusal('shape');
  for (const name of ['EncryptedAssertion', 'Extensions', 'Object', 'Manifest'])
    if (named(name).length > 0) throw new SamlRefusal('shape');
  refuseSharedIds(all);
  const signed = [response, assertion].map((parent) => ownSignature(parent));
  if (!signed[1] || named('Signature').length !== signed.filter(Boolean).length)
    throw new SamlRefusal('shape');
  return assertion;
}

/** One name for one element, however the attribute is spelt. */
function refuseSharedIds(all: readonly XmlElement[]): void {
  const seen = new Set<string>();
  for (const { attributes } of all)
    for (const [name, value] of Object.entries(attributes)) {
      if (name.replace(/^.*:/, '').toLowerCase() !== 'id') continue;
      if (seen.has(value)) throw new SamlRefusal('shape');
      seen.add(value);
    }
}

/** The signature of an element over itself, made with what is safe today; `null` when it has none. */
function ownSignature(parent: XmlElement): XmlElement | null {
  const [signature, ...others] = childrenOf(parent, ns.signature, 'Signature');
  if (!signature) return null;
  const inside = [...everyElement(signature)];
  const references = inside.filter(({ name }) => name === 'Reference');
  if (others.length > 0 || references.length !== 1) throw new SamlRefusal('shape');
  const id = parent.attributes.ID;
  if (!id || references[0]?.attributes.URI !== `#${id}`) throw new SamlRefusal('shape');
  for (const [name, allowed] of [
    ['SignatureMethod', algorithms.signature],
    ['DigestMethod', algorithms.digest],
    ['CanonicalizationMethod', algorithms.canonicalisation],
    ['Transform', algorithms.transform],
  ] as const) {
    const used = inside.filter((element) => element.name === name);
    if (used.length === 0 || used.length > 2) throw new SamlRefusal('shape');
    for (const { attributes } of used)
      if (!(allowed as readonly string[]).includes(attributes.Algorithm ?? ''))
        throw new SamlRefusal('algorithm');
  }
  return signature;
}
