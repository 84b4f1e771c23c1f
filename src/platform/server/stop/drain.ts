import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** A school's request is over long before; a browser that hangs on must not hold up an upgrade. */
const patienceMs = 5_000;

const isEventStream = (response: ServerResponse) =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');

/**
 * Counts the requests under way, so that a stop can let them end. Call it before the routes are added.
 * @returns a function that stops accepting, ends event streams (browsers come back with their last number),
 * and waits for the requests under way, five seconds at most
 */
export function registerDrain(http: FastifyInstance, patience = patienceMs): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let draining = false;
  let allDone = () => {};

  http.addHook('onRequest', async (_request, reply) => {
    underWay.add(reply.raw);
    reply.raw.once('close', () => {
      underWay.delete(reply.raw);
      if (underWay.size === 0) allDone();
    });
    // A line kept open for more would never let the server end.
    if (draining) reply.header('connection', 'close');
  });

  return async () => {
    draining = true;
    if (http.server.listening) http.server.close();
    for (const response of underWay) if (isEventStream(response)) response.end();
    if (underWay.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    allDone = resolve;
    const timer = setTimeout(resolve, patience);
    await promise;
    clearTimeout(timer);
  };
}
