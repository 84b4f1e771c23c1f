/** A document of the web app and the addresses that it draws. */
export type Page = {
  /** File of the build: `index.html`, `entry.html`. */
  document: string;
  /** Exact paths, or everything under one when it ends in `/*`. */
  paths: readonly string[];
};

export type Choice =
  | { kind: 'document'; document: string; status: 200 | 404 }
  | { kind: 'file'; file: string; immutable: boolean }
  | { kind: 'none' };

/** Where Vite puts files whose name holds the hash of their content. */
const hashed = '/assets/';

const covers = (pattern: string, path: string) =>
  pattern.endsWith('/*')
    ? path === pattern.slice(0, -2) || path.startsWith(pattern.slice(0, -1))
    : path === pattern || path === `${pattern}/`;

/**
 * What a path of the web gets: a document, a file of the build, or nothing.
 * An unknown page gets the first page's document, which says so, with status 404: a machine must be told too.
 * @param path decoded path of the address, without query
 */
export function choose(path: string, pages: readonly [Page, ...Page[]]): Choice {
  if (path === '/api' || path.startsWith('/api/')) return { kind: 'none' };
  const page = pages.find(({ paths }) => paths.some((pattern) => covers(pattern, path)));
  if (page) return { kind: 'document', document: page.document, status: 200 };
  const segments = path.split('/');
  if (segments.some((segment) => segment.startsWith('.'))) return { kind: 'none' };
  const isFile = segments.at(-1)?.includes('.') === true;
  if (isFile) return { kind: 'file', file: path.slice(1), immutable: path.startsWith(hashed) };
  if (path.startsWith(hashed)) return { kind: 'none' };
  return { kind: 'document', document: pages[0].document, status: 404 };
}
