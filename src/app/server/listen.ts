import { createServer } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/server/config.ts';

/** What the machine itself asks in clear when the public listener speaks HTTPS. */
const privatePaths = /^\/(healthz|readyz|metrics|api\/media\/)/;

/**
 * Listens: publicly, and in clear on loopback when the public listener ends HTTPS itself, for the
 * media engine's reports and the supervisor's questions.
 */
export async function listen(http: FastifyInstance, config: Config): Promise<AsyncDisposable> {
  await http.listen({ host: config.host, port: config.port });
  const { privateListener } = config;
  if (privateListener === null) return { [Symbol.asyncDispose]: async () => {} };
  const local = createServer((request, response) => {
    if (privatePaths.test(request.url ?? '')) return http.routing(request, response);
    response.writeHead(404).end();
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  local.once('error', reject);
  local.listen(privateListener.port, privateListener.host, () => resolve());
  await promise;
  return {
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        local.close(() => done());
        local.closeAllConnections();
      }),
  };
}
