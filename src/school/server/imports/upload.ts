import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../../platform/contract/problems.ts';

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

/** Files are read one at a time on this server, so that ten of them do not fill its memory. */
export function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Reads a request's body into memory; it never touches the disk.
 * @throws {Problem} `too_large`, `import.empty`
 */
export async function readBytes(request: IncomingMessage): Promise<Uint8Array> {
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
