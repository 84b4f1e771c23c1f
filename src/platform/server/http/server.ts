import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import underPressure from '@fastify/under-pressure';
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { Problem } from '../../contract/problems.ts';
import type { Config } from '../config.ts';
import { limitBodyTime, longestBodyMs, usualBodyMs } from './body-time.ts';
import { followCertificate, readCertificate } from './certificate.ts';
import { openPressure } from './pressure.ts';
import { sendProblem } from './problems.ts';
import { answerUnreadable } from './unreadable-address.ts';

/**
 * They rule documents and say nothing about other files: a kilobyte less with each file and answer,
 * a tenth of what a pupil's tablet loads. Types stay unguessed (`nosniff`) and origins apart everywhere.
 */
const documentHeaders = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
] as const;

/** Bodies of our routes are small; files have routes of their own. */
const bodyLimit = 64 * 1024;
/** What comes before the body is a few hundred bytes. */
const headersWithinMs = 60_000;

/**
 * Is this a call of the API? The router decides, not the address as it was sent: `/%61pi/…` and
 * `http://host/api/…` reach the same routes.
 */
export const isApiCall = (request: Pick<FastifyRequest, 'url' | 'routeOptions'>): boolean =>
  request.url.startsWith('/api/') || request.routeOptions.url?.startsWith('/api/') === true;

export type HttpOptions = {
  /** Requests are refused while the process is this late, and stays so; 0: never, for tests on a machine that does ten other things. */
  overloadedAfterMs?: number;
  /** How often a renewed certificate is looked for. */
  certificateEveryMs?: number;
  /** Bodies are whole within this time, unless their route says otherwise. */
  bodyWithinMs?: number;
};

/**
 * Makes the HTTP server: TLS when configured, strict headers, refusal of foreign origins,
 * back-pressure, problems as answers.
 */
export async function createHttp(
  config: Config,
  log: Logger,
  {
    overloadedAfterMs = 4_000,
    bodyWithinMs = usualBodyMs,
    certificateEveryMs = 30_000,
  }: HttpOptions = {},
): Promise<FastifyInstance> {
  const http = fastify({
    loggerInstance: log as never,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: longestBodyMs,
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      answerUnreadable(http, request, reply),
    trustProxy: config.trustedProxy.length > 0 ? config.trustedProxy : false,
    // A link or a page that hangs on must not hold up a stop.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 128 },
    ...(config.tls && { https: readCertificate(config.tls) }),
  } as object) as unknown as FastifyInstance;
  if (config.tls) followCertificate(http, config.tls, log, certificateEveryMs);
  http.server.headersTimeout = headersWithinMs;
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  http.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new Problem('not_found')),
  );
  http.decorateRequest('actor', null);
  readForeignForms(http);
  limitBodyTime(http, bodyWithinMs);
  await http.register(cookie);
  await http.register(helmet, headers(config));
  const isLasting = openPressure();
  await http.register(underPressure, {
    maxEventLoopDelay: overloadedAfterMs,
    pressureHandler: ({ routeOptions: { config: asked } }) => {
      if (isLasting() && !asked.answersWhenLate) throw new Problem('overloaded');
    },
  });
  http.addHook('onRequest', async (request) => {
    if (isApiCall(request) && !request.routeOptions.config?.foreign)
      refuseForeignOrigin(config, request);
  });
  http.addHook('onSend', async (request, reply) => {
    if (isApiCall(request)) reply.header('cache-control', 'no-store');
    const isDocument = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    if (!isDocument) for (const name of documentHeaders) reply.raw.removeHeader(name);
  });
  return http;
}

/** Forms are read where others post to us, and nowhere else. */
function readForeignForms(http: FastifyInstance): void {
  http.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (request: FastifyRequest, body: string | Buffer) => {
      if (!request.routeOptions.config.foreign) throw new Problem('unsupported_type');
      const fields = new URLSearchParams(body.toString());
      const form = Object.fromEntries(fields);
      // A field that comes twice could be read differently by whoever checks and whoever uses it.
      if (Object.keys(form).length !== [...fields].length) throw new Problem('invalid_input');
      return form;
    },
  );
}

/** Origins that may send commands: our own; on the machine itself, under each of its names. */
export function isOwnOrigin(config: Config, origin: string): boolean {
  if (origin === config.publicUrl.origin) return true;
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  if (!loopback.includes(config.publicUrl.hostname)) return false;
  const url = URL.canParse(origin) ? new URL(origin) : null;
  return (
    url !== null &&
    loopback.includes(url.hostname) &&
    url.port === config.publicUrl.port &&
    url.protocol === config.publicUrl.protocol
  );
}

/**
 * Cross-site request forgery: a command must carry our header, which a foreign page cannot send
 * without asking first, and must not name a foreign origin.
 */
function refuseForeignOrigin(
  config: Config,
  request: { method: string; headers: Record<string, string | string[] | undefined> },
): void {
  const { origin } = request.headers;
  if (typeof origin === 'string' && !isOwnOrigin(config, origin))
    throw new Problem('origin_refused');
  if (request.method === 'GET' || request.method === 'HEAD') return;
  // The media engine's reports: signed, and of a type that no foreign page can send without asking first.
  if (request.headers['content-type'] === 'application/webhook+json') return;
  if (request.headers['x-preau'] !== '1') throw new Problem('origin_refused');
}

function headers(config: Config) {
  const socket = config.publicUrl.origin.replace(/^http/, 'ws');
  const secure = config.publicUrl.protocol === 'https:';
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:', 'mediastream:'],
        workerSrc: ["'self'"],
        // Older Safari does not count WebSocket as own origin.
        connectSrc: ["'self'", socket],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    referrerPolicy: { policy: 'no-referrer' as const },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' as const },
  };
}
