import { lookup } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Config } from '../config.ts';
import { isLoopback } from '../config-hosts.ts';
import { addressRule } from './addresses.ts';

/** `address`: we may not call it. `away`: nobody answers. `answer`: too long, or not what was asked. */
export type OutgoingFault = 'address' | 'away' | 'answer';

/** A call that was not made, or brought nothing. Its message names nobody. */
export class OutgoingError extends Error {
  readonly fault: OutgoingFault;
  constructor(fault: OutgoingFault, options?: ErrorOptions) {
    super(`outgoing call: ${fault}`, options);
    this.name = 'OutgoingError';
    this.fault = fault;
  }
}

export type OutgoingRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
};

/** Calls an address that a person of a school gave; redirections are answered, not followed. */
export type Outgoing = {
  (url: string | URL, request?: OutgoingRequest): Promise<Response>;
  /**
   * The same rule for an address to which we send a browser.
   * @throws {OutgoingError} `address`, as far as it can be told without looking its name up
   */
  check: (url: string | URL) => URL;
};

const limits = { milliseconds: 10_000, bytes: 1024 * 1024 };

/** Statuses that a `Response` has without a body. */
const isEmpty = (status: number) => [101, 204, 205, 304].includes(status);

/**
 * Makes the server's way out to addresses that it was told: https only, never to an inner network, the
 * address judged after its name was resolved and used as judged, nothing followed, all of it limited in
 * time and size. On an installation that is itself on loopback (a trial), loopback may be called in clear.
 */
export function openOutgoing(
  config: Pick<Config, 'publicUrl' | 'providerNetworks'>,
  { milliseconds, bytes } = limits,
): Outgoing {
  const isTrial = isLoopback(config.publicUrl.hostname);
  const mayCall = addressRule({ loopback: isTrial, networks: config.providerNetworks });

  const judgedLookup: LookupFunction = (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const [first] = found;
      // One inner address among others is enough to refuse: a name must not lead to both.
      if (!first || !found.every(({ address }) => mayCall(address)))
        return done(new OutgoingError('address'), '', 0);
      return options.all
        ? (done as (error: null, all: typeof found) => void)(null, found)
        : done(null, first.address, first.family);
    });

  const check: Outgoing['check'] = (address) => {
    const url = URL.canParse(String(address)) ? new URL(address) : null;
    if (!url || !isCallable(url, { isTrial, mayCall })) throw new OutgoingError('address');
    return url;
  };

  const call = async (
    address: string | URL,
    { method = 'GET', headers = {}, body }: OutgoingRequest = {},
  ) => {
    const url = check(address);
    const options: RequestOptions = {
      method,
      headers: { accept: '*/*', ...headers, ...(body !== undefined && lengthOf(body)) },
      lookup: judgedLookup,
      agent: false,
      signal: AbortSignal.timeout(milliseconds),
    };
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    send(url, options, resolve).on('error', reject).end(body);
    try {
      return await readWhole(await promise, bytes);
    } catch (cause) {
      throw cause instanceof OutgoingError ? cause : new OutgoingError('away', { cause });
    }
  };
  return Object.assign(call, { check });
}

const lengthOf = (body: string) => ({ 'content-length': String(Buffer.byteLength(body)) });

function isCallable(
  url: URL,
  { isTrial, mayCall }: { isTrial: boolean; mayCall: (address: string) => boolean },
): boolean {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isTrial && isLoopback(host)))
    return false;
  // Addresses written as such are never looked up.
  return isIP(host) === 0 || mayCall(host);
}

async function readWhole(message: IncomingMessage, bytes: number): Promise<Response> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytes) throw new OutgoingError('answer');
    chunks.push(chunk);
  }
  const status = message.statusCode ?? 0;
  if (status < 200 || status > 599) throw new OutgoingError('answer');
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, String(value));
  return new Response(isEmpty(status) ? null : Buffer.concat(chunks), { status, headers });
}
