import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

/** What a file leans on, whatever the syntax that says so. */
export type References = {
  /** From `src/` on. */
  file: string;
  /** Relative paths that it names: imports of values and of types, exports, `import('…')`, URLs. */
  files: string[];
  /** Modules whose declarations it adds to (`global` is one), with the interfaces that it adds to there. */
  augmented: { module: string; interfaces: string[] }[];
  /** Tables that it adds to those of the database. */
  tables: string[];
  /** Words that name a table of the database, if there is such a one: `people`, `people as p`, `people.id`. */
  words: string[];
};

type Node = { type: string } & Record<string, unknown>;

/** Tests may reach anything: what is looked at is what runs. */
const isShipped = (path: string) => !/\.test\.tsx?$|(^|\/)testing\//.test(path);

function visit(value: unknown, each: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') each(value as Node);
  for (const one of Object.values(value)) visit(one, each);
}

/** The text of a string, or of a piece of a template. */
function textOf({ type, value }: Node): string | null {
  const text = type === 'TemplateElement' ? (value as { cooked?: unknown }).cooked : value;
  const isText = type === 'TemplateElement' || type === 'Literal';
  return isText && typeof text === 'string' ? text : null;
}

const nameOf = (node: unknown) => {
  const { name, value } = node as { name?: unknown; value?: unknown };
  return String(name ?? value);
};

/** The interfaces that a `declare module` or a `declare global` adds to, with their members. */
function interfacesIn({ body }: Node): { name: string; members: string[] }[] {
  const found: { name: string; members: string[] }[] = [];
  visit(body, (node) => {
    if (node.type !== 'TSInterfaceDeclaration') return;
    const members = (node['body'] as Node)['body'] as Node[];
    found.push({ name: nameOf(node['id']), members: members.map(({ key }) => nameOf(key)) });
  });
  return found;
}

const wordOf = (text: string) =>
  /^(\w+)(?:\.\w+)?(?: as \w+)?$/.exec(text)?.[1] ?? /^"?(\w+)"?\./.exec(text)?.[1] ?? [];
const isPath = (text: string) => /^\.\.?\//.test(text);

/** @param text of a file of TypeScript */
export function referencesIn(file: string, text: string): References {
  const { program, comments, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const texts = new Set<string>();
  const added: { module: string; interfaces: { name: string; members: string[] }[] }[] = [];
  const reach = (path: string) => posix.join(posix.dirname(file), path);
  visit(program, (node) => {
    const said = textOf(node);
    if (said !== null) texts.add(said);
    if (node.type !== 'TSModuleDeclaration') return;
    const module = nameOf(node['id']);
    added.push({ module: isPath(module) ? reach(module) : module, interfaces: interfacesIn(node) });
  });
  const inComments = comments.flatMap(
    ({ value }) => /<reference\s+path=["'](.+?)["']/.exec(value)?.[1] ?? [],
  );
  return {
    file,
    files: [...[...texts].filter(isPath), ...inComments].map(reach),
    augmented: added.map(({ module, interfaces }) => ({
      module,
      interfaces: interfaces.map(({ name }) => name),
    })),
    tables: added.flatMap(({ interfaces }) =>
      interfaces.flatMap(({ name, members }) => (name === 'Database' ? members : [])),
    ),
    words: [...texts].flatMap(wordOf),
  };
}

/** Every shipped file of the domains and of the composition, with what it leans on. */
export function readReferences(root: string): References[] {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && isShipped(name))
    .map((name) => referencesIn(name, readFileSync(join(root, name), 'utf8')));
}
