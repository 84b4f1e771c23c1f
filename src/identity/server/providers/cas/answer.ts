import type { Claims } from '../protocol.ts';
import { ProviderRefusal } from '../protocol.ts';
import { readXml, type Element } from './xml.ts';

const casNamespace = 'http://www.yale.edu/tp/cas';
const samlProtocol = 'urn:oasis:names:tc:SAML:2.0:protocol';

const named = (element: Element, name: string) =>
  element.children.filter((child) => child.name === name && child.namespace === casNamespace);

function parsed(source: string): Element {
  try {
    return readXml(source);
  } catch (cause) {
    throw new ProviderRefusal('xml', { cause });
  }
}

/**
 * Reads the answer of `/p3/serviceValidate`.
 * @throws {ProviderRefusal} when the ticket was refused, or the answer is not exactly one success
 * @source CAS Protocol 3.0, appendix A
 */
export function readValidation(source: string): Pick<Claims, 'subject' | 'attributes'> {
  const root = parsed(source);
  if (root.name !== 'serviceResponse' || root.namespace !== casNamespace)
    throw new ProviderRefusal('answer');
  if (named(root, 'authenticationFailure').length > 0) throw new ProviderRefusal('ticket');
  const [success, second] = named(root, 'authenticationSuccess');
  if (!success || second || root.children.length !== 1) throw new ProviderRefusal('answer');
  const [user, another] = named(success, 'user');
  const subject = user?.text.trim() ?? '';
  if (another || subject === '' || user?.children.length !== 0) throw new ProviderRefusal('answer');
  const attributes: Record<string, string[]> = Object.create(null);
  for (const { name, text } of named(success, 'attributes').flatMap(({ children }) => children))
    (attributes[name] ??= []).push(text.trim());
  return { subject, attributes: { ...attributes } };
}

/**
 * The ticket whose session a CAS server says is over.
 * @returns `null` for anything else
 * @source CAS Protocol 3.0, 2.3.3 (single logout), SAML 2.0 LogoutRequest
 */
export function endedTicket(source: string): string | null {
  let root: Element;
  try {
    root = readXml(source);
  } catch {
    return null;
  }
  if (root.name !== 'LogoutRequest' || root.namespace !== samlProtocol) return null;
  const [index] = root.children.filter(
    ({ name, namespace }) => name === 'SessionIndex' && namespace === samlProtocol,
  );
  return index?.text.trim() || null;
}
