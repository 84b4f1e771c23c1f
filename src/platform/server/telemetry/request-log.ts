import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of a route that is not in a contract, for the log and the metrics. */
    routeId?: string;
    /** Asked every few seconds by machines: logged only at level `debug`. */
    probe?: boolean;
  }
}

/** One finished request, as the log and the metrics may know it. */
export type RequestFact = {
  route: string;
  method: string;
  status: number;
  /** Milliseconds from its arrival to the last byte. */
  ms: number;
  /** Did it stay open to tell events? Its duration says how long somebody was there, nothing of speed. */
  stream: boolean;
};

/** The route's identifier from its contract; an address never becomes one, whatever was asked for. */
export function routeIdOf(request: FastifyRequest): string {
  const { schema, config } = request.routeOptions;
  const { operationId } = (schema ?? {}) as { operationId?: string };
  return operationId ?? config.routeId ?? 'unknown';
}

const isEventStream = (reply: FastifyReply) =>
  String(reply.raw.getHeader('content-type') ?? '').startsWith('text/event-stream');

/**
 * Logs each finished request as route, status and duration, and tells the same to `observe`.
 * Never its address, parameters, headers or body.
 */
export function registerRequestLog(
  http: FastifyInstance,
  observe: (fact: RequestFact) => void = () => {},
): void {
  http.addHook('onResponse', async (request, reply) => {
    const fact: RequestFact = {
      route: routeIdOf(request),
      method: request.method,
      status: reply.raw.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      stream: isEventStream(reply),
    };
    observe(fact);
    const { stream, ms, ...line } = fact;
    const level = request.routeOptions.config.probe === true ? 'debug' : 'info';
    request.log[level](stream ? line : { ...line, ms }, stream ? 'stream ended' : 'request');
  });
}
