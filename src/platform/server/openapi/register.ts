import type { FastifyInstance } from 'fastify';
import type { RouteDefinition } from '../../contract/route.ts';
import { describeApi, type OpenApi } from './document.ts';
import { apiPage, apiPageStyle } from './page.ts';

/**
 * Adds `/api/openapi.json`, and `/api/docs` to read it. The document is made at the first asking, when all
 * routes are mounted.
 */
export function registerOpenApi(
  http: FastifyInstance,
  options: { mounted: readonly RouteDefinition[]; version: string },
): void {
  let made: OpenApi | null = null;
  const document = () => (made ??= describeApi(options.mounted, options.version));

  http.get('/api/openapi.json', { config: { routeId: 'openapi.json' } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(document())),
  );
  http.get('/api/docs', { config: { routeId: 'openapi.page' } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(document())),
  );
  http.get(
    '/api/docs/style.css',
    { config: { routeId: 'openapi.style' } },
    async (_request, reply) => reply.type('text/css; charset=utf-8').send(apiPageStyle),
  );
}
