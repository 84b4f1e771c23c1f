import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string) =>
  createHmac('sha256', key).update(data).digest();

/** The signature that AWS' version 4 asks for this request, as S3 computes it. */
function signatureOf(request: IncomingMessage, secret: string): { given: string; right: string } {
  const header = String(request.headers.authorization);
  const [, credential = '', signed = '', given = ''] =
    /Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(header) ?? [];
  const [, day = '', region = '', service = ''] = credential.split('/');
  const url = new URL(request.url ?? '/', 'http://x');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const headers = signed
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const payload = String(request.headers['x-amz-content-sha256']);
  const canonical = [request.method, url.pathname, query, headers.join(''), signed, payload].join(
    '\n',
  );
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = [
    'AWS4-HMAC-SHA256',
    String(request.headers['x-amz-date']),
    scope,
    sha256(canonical),
  ].join('\n');
  const key = [region, service, 'aws4_request'].reduce<Buffer>(
    (from, part) => hmac(from, part),
    hmac(`AWS4${secret}`, day),
  );
  return { given, right: hmac(key, text).toString('hex') };
}

const listing = (keys: readonly string[]) =>
  `<?xml version="1.0"?><ListBucketResult><KeyCount>${keys.length}</KeyCount>${keys
    .map((key) => `<Contents><Key>${key}</Key></Contents>`)
    .join('')}</ListBucketResult>`;

type Failure = { status: number; code: string; times: number };

/**
 * The part of S3's protocol that we speak: signed requests, path style, errors in XML.
 * @param bucket the one that exists
 */
export async function openS3Server(bucket: string, secret: string) {
  const objects = new Map<string, Buffer>();
  let failure: Failure | null = null;

  const fail = (response: ServerResponse, status: number, code: string) =>
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>x</Message></Error>`);

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { given, right } = signatureOf(request, secret);
    if (given !== right) return fail(response, 403, 'SignatureDoesNotMatch');
    const declared = request.headers['x-amz-content-sha256'];
    if (declared !== 'UNSIGNED-PAYLOAD' && declared !== sha256(body))
      return fail(response, 400, 'XAmzContentSHA256Mismatch');
    if (failure && failure.times-- > 0) return fail(response, failure.status, failure.code);
    const [, inBucket, ...rest] = new URL(request.url ?? '/', 'http://x').pathname.split('/');
    const key = rest.join('/');
    const asked = new URL(request.url ?? '/', 'http://x').searchParams;
    if (inBucket !== bucket) return fail(response, 404, 'NoSuchBucket');
    if (asked.get('list-type') === '2')
      return response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(
          listing([...objects.keys()].filter((one) => one.startsWith(asked.get('prefix') ?? ''))),
        );
    if (request.method === 'HEAD') return response.writeHead(200).end();
    if (request.method === 'PUT') {
      objects.set(key, body);
      return response
        .writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` })
        .end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    const object = objects.get(key);
    return object
      ? response.writeHead(200, { 'content-length': object.length }).end(object)
      : fail(response, 404, 'NoSuchKey');
  };

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    objects,
    /** Refuses the next requests. */
    failWith: (next: Failure) => void (failure = next),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
