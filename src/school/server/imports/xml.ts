import { SaxesParser } from 'saxes';
import { Problem } from '../../../platform/contract/problems.ts';
import { guessEncoding } from './decode.ts';

/** An element with only what was asked for below it. */
export type XmlNode = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlNode[];
};

export type XmlRules = {
  /** Elements handed over whole, then forgotten. */
  records: ReadonlySet<string>;
  /** Elements kept within a record; the others are dropped unread and named. */
  kept: ReadonlySet<string>;
  onRecord: (node: XmlNode, line: number) => void;
  onSurplus: (name: string) => void;
};

const maxDepth = 40;
/** Between two tags; nothing of a school's is that long, and what is kept of it is bounded. */
const maxQuiet = 2 ** 20;
/** Of one element; longer is no name. */
const maxText = 20_000;
const encodings = new Set(['utf-8', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii']);

const broken = (line: number, cause?: unknown) =>
  new Problem('import.xml_broken', { params: { line }, cause });

/** The encoding that the first bytes say: a mark, then the declaration, then UTF-8 as XML rules. */
function declaredEncoding(first: Uint8Array): string {
  const guessed = guessEncoding(first.subarray(0, 3));
  if (guessed.startsWith('utf-16')) return guessed;
  const head = new TextDecoder('latin1').decode(first.subarray(0, 200));
  const name = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(head)?.[1];
  const wanted = name?.toLowerCase() ?? 'utf-8';
  if (!encodings.has(wanted)) throw broken(1);
  return wanted;
}

/** The name of an XML document's outermost element, or `null`. */
export function rootOf(first: Uint8Array): string | null {
  const sample = first.subarray(0, 4_096);
  const encoding = guessEncoding(sample.subarray(0, 3));
  const text = new TextDecoder(encoding.startsWith('utf-16') ? encoding : 'latin1').decode(sample);
  const bare = text.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '').trimStart();
  if (!bare.startsWith('<')) return null;
  const plain = bare.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  if (/^\s*<!DOCTYPE/i.test(plain)) throw new Problem('import.xml_doctype');
  return /^\s*<([A-Za-z_][\w.-]*)/.exec(plain)?.[1] ?? null;
}

/** Builds nodes from the parser's events; what is not kept leaves no trace but its name. */
function builder(rules: XmlRules, line: () => number) {
  const stack: XmlNode[] = [];
  /** Depth below a dropped element; 0 outside. */
  let dropped = 0;
  let depth = 0;
  const isIn = () => stack.length > 0;

  return {
    open(name: string, attributes: Record<string, string>) {
      depth += 1;
      if (depth > maxDepth) throw broken(line());
      if (dropped > 0) return void (dropped += 1);
      if (!isIn() && !rules.records.has(name)) return;
      if (isIn() && !rules.kept.has(name)) {
        rules.onSurplus(name);
        dropped = 1;
        return;
      }
      stack.push({ name, attributes, text: '', children: [] });
    },
    text(text: string) {
      const top = stack.at(-1);
      if (dropped > 0 || !top) return;
      if (top.text.length < maxText) top.text += text.slice(0, maxText);
    },
    close() {
      depth -= 1;
      if (dropped > 0) return void (dropped -= 1);
      const node = stack.pop();
      if (!node) return;
      const parent = stack.at(-1);
      if (parent) parent.children.push(node);
      else rules.onRecord(node, line());
    },
  };
}

/**
 * Reads an XML document as it comes, in constant memory. DOCTYPE, and with it every entity of one's own,
 * is refused.
 * @throws {Problem} `import.xml_broken` (with the line), `import.xml_doctype`, `import.not_text`
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, rules: XmlRules): Promise<void> {
  const parser = new SaxesParser({ position: true });
  const build = builder(rules, () => parser.line);
  parser.on('doctype', () => {
    throw new Problem('import.xml_doctype');
  });
  parser.on('error', () => {
    throw broken(parser.line);
  });
  parser.on('opentag', ({ name, attributes }) =>
    build.open(name, attributes as Record<string, string>),
  );
  parser.on('text', (text) => build.text(text));
  parser.on('cdata', (text) => build.text(text));
  parser.on('closetag', () => build.close());
  let isEmpty = true;
  let quiet = 0;
  for await (const text of textOfChunks(chunks, () => parser.line)) {
    isEmpty = false;
    if (text.includes('\0')) throw new Problem('import.not_text');
    const last = text.lastIndexOf('<');
    quiet = last === -1 ? quiet + text.length : text.length - last;
    if (quiet > maxQuiet) throw broken(parser.line);
    parser.write(text);
  }
  if (isEmpty) throw new Problem('import.empty');
  parser.close();
}

/** Bytes that are no text in the encoding that the file declares are refused: half a name is nobody's. */
async function* textOfChunks(
  chunks: AsyncIterable<Uint8Array>,
  line: () => number,
): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch (cause) {
      throw broken(line(), cause);
    }
  };
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(declaredEncoding(chunk), { fatal: true });
    yield decode(chunk);
  }
  if (decoder) yield decode();
}

/** The children of a name. */
export const all = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? [];

/** Every descendant of a name, in the document's order. */
export const deep = (node: XmlNode, name: string): XmlNode[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...deep(child, name)]);

/** The text of the first child of a name; empty when there is none. */
export const textOf = (node: XmlNode | undefined, name: string): string =>
  all(node, name)[0]?.text.trim() ?? '';
