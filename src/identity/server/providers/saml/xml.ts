import { SaxesParser, type SaxesTagNS } from 'saxes';

/** An element as it was written, without what could be read in two ways. */
export type XmlElement = {
  /** Namespace, `''` for none. */
  ns: string;
  /** Name without its prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** The element's own text, children left out. */
  text: string;
};

/** Texts of this kind are far below: what is larger is no message of a sign-in. */
const most = { characters: 512 * 1024, elements: 5_000, depth: 40 };

/** The text is no XML that we read; `reason` says why, and nothing of the text. */
export class XmlRefusal extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'XmlRefusal';
    this.reason = reason;
  }
}

const refuse = (reason: string) => () => {
  throw new XmlRefusal(reason);
};

/**
 * Reads a small XML text strictly: no document type (so no entities of its own), no comments, no
 * processing instructions, no CDATA, bounded in size and depth. Comments are refused rather than
 * skipped: two parsers that skip them differently read two different names in one signed text.
 * @throws {XmlRefusal}
 */
export function readXml(text: string): XmlElement {
  if (text.length > most.characters) throw new XmlRefusal('too_large');
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { ns: '', name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let count = 0;
  parser.on('error', refuse('malformed'));
  parser.on('doctype', refuse('doctype'));
  parser.on('comment', refuse('comment'));
  parser.on('processinginstruction', refuse('instruction'));
  parser.on('cdata', refuse('cdata'));
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > most.elements || open.length > most.depth) throw new XmlRefusal('too_large');
    const element = toElement(tag);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (piece) => {
    const current = open.at(-1);
    if (current) current.text += piece;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  const [element] = root.children;
  if (!element) throw new XmlRefusal('malformed');
  return element;
}

function toElement(tag: SaxesTagNS): XmlElement {
  const attributes: Record<string, string> = Object.create(null);
  for (const { name, value } of Object.values(tag.attributes)) attributes[name] = value;
  return { ns: tag.uri, name: tag.local, attributes, children: [], text: '' };
}

/** The children of this namespace and name. */
export const childrenOf = (element: XmlElement, ns: string, name: string): XmlElement[] =>
  element.children.filter((child) => child.ns === ns && child.name === name);

/** The only child of this namespace and name; `null` when there is none, or more than one. */
export function onlyChild(element: XmlElement, ns: string, name: string): XmlElement | null {
  const [child, ...others] = childrenOf(element, ns, name);
  return child && others.length === 0 ? child : null;
}

/** The element and all below it. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}
