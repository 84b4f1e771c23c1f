import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../../platform/contract/problems.ts';
import { takeTurns } from '../../../platform/server/turns.ts';

/** A school of 20,000 in SIECLE's XML is 40 MB, in its zip 3 MB. */
const maxBytes = 64 * 2 ** 20;

/**
 * Lets bodies of bytes through unread: the handler reads them, once it is known who sends them and whether
 * they may.
 */
export const acceptFiles = (http: FastifyInstance): void =>
  void http.addContentTypeParser('application/octet-stream', (_request, _payload, done) =>
    done(null, {}),
  );

/** How many files may be in this server's memory, whole or on their way. */
const filesAtOnce = 4;

/**
 * Makes the line for files. A few may arrive together, at the pace of their own lines; each is worked on alone, once
 * it is here, so that ten of them fill neither memory nor processor.
 * @returns reads a request's body and does the work on it
 */
export function openFileLine() {
  const arriving = takeTurns(filesAtOnce);
  const alone = takeTurns(1);
  return <T>(request: IncomingMessage, work: (bytes: Uint8Array) => Promise<T>): Promise<T> =>
    arriving(async () => {
      const bytes = await readBytes(request);
      return alone(() => work(bytes));
    });
}

/**
 * Reads a request's body into memory; it never touches the disk.
 * @throws {Problem} `too_large`, `import.empty`
 */
async function readBytes(request: IncomingMessage): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new Problem('too_large');
  if (request.headers['content-type'] !== 'application/octet-stream')
    throw new Problem('unsupported_type');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).byteLength;
    if (bytes > maxBytes) throw new Problem('too_large');
    chunks.push(chunk as Buffer);
  }
  if (bytes === 0) throw new Problem('import.empty');
  return Buffer.concat(chunks, bytes);
}
