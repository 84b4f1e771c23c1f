import type { FastifyInstance } from 'fastify';
import { Problem } from '../../contract/problems.ts';
import { serviceProblems } from '../../contract/service-problems.ts';
import { declareProblems } from '../http/problems.ts';
import type { Health } from './health.ts';

/**
 * Adds what supervisors ask: `/healthz` (this process answers, however late it is: whoever is restarted for being
 * late loses all it had begun) and `/readyz` (it can serve: the database answers, its schema is this server's, and
 * there is no more to do than can be done: others are asked instead).
 * @param options.migrated is the schema up to date? Asked until it once said yes
 */
export function registerProbes(
  http: FastifyInstance,
  options: { health: Health; migrated: () => Promise<boolean> },
): void {
  declareProblems(serviceProblems);
  let migrated = false;

  http.get(
    '/healthz',
    { config: { routeId: 'healthz', probe: true, answersWhenLate: true } },
    async (_request, reply) => reply.header('cache-control', 'no-store').send({ state: 'ok' }),
  );

  http.get('/readyz', { config: { routeId: 'readyz', probe: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if ((await options.health.readPart('database')) !== 'ok') throw new Problem('database_away');
    migrated ||= await options.migrated();
    if (!migrated) throw new Problem('migrations_pending');
    return reply.send({ state: 'ready' });
  });
}
