import { SaxesParser } from 'saxes';

export type Element = {
  namespace: string;
  name: string;
  children: Element[];
  /** All text within, not that of children. */
  text: string;
};

const deepest = 20;

/**
 * Reads a small XML document into a tree. Declarations of types (and so entities), processing instructions and
 * comments are refused: an honest answer has none, and each has been used to make two readers see two texts.
 * @throws {Error} for what is not well formed, or refused
 */
export function readXml(source: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (what: string) => () => {
    throw new Error(`XML with ${what}`);
  };
  const open: Element[] = [];
  let root: Element | null = null;
  const addText = (text: string) => {
    const inside = open.at(-1);
    if (inside) inside.text += text;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', refuse('a document type'));
  parser.on('comment', refuse('a comment'));
  parser.on('processinginstruction', refuse('an instruction'));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', ({ uri, local }) => {
    const element = { namespace: uri, name: local, children: [], text: '' };
    if (open.length >= deepest) throw new Error('XML too deep');
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  if (!root) throw new Error('XML without an element');
  return root;
}
