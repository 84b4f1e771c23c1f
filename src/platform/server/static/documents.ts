import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

type Encoding = 'br' | 'gzip' | 'identity';

/** A document of the build with its compressed twins. */
export type Document = {
  etag: string;
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
};

const twins: [Encoding, string][] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function load(file: string): Promise<Document | null> {
  const identity = await readIfThere(file);
  if (identity === null) return null;
  const document: Document = {
    etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    bodies: { identity },
  };
  for (const [encoding, extension] of twins) {
    const body = await readIfThere(`${file}${extension}`);
    if (body) document.bodies[encoding] = body;
  }
  return document;
}

/**
 * Keeps the build's few documents in memory.
 * @returns a reader, which answers `null` as long as the build is missing
 */
export function openDocuments(folder: string): (name: string) => Promise<Document | null> {
  const kept = new Map<string, Document>();
  return async (name) => {
    const known = kept.get(name);
    if (known) return known;
    const document = await load(join(folder, name));
    if (document) kept.set(name, document);
    return document;
  };
}

const accepts = (header: string, encoding: string) =>
  header
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .some(
      (part) => part === encoding || (part.startsWith(`${encoding};`) && !/q=0(\.0*)?$/.test(part)),
    );

/** The smallest body that the browser reads, from its `Accept-Encoding`. */
export function pickBody(
  document: Document,
  acceptEncoding: string | undefined,
): { encoding: Encoding; body: Buffer } {
  for (const [encoding] of twins) {
    const body = document.bodies[encoding];
    if (body && accepts(acceptEncoding ?? '', encoding)) return { encoding, body };
  }
  return { encoding: 'identity', body: document.bodies.identity };
}
