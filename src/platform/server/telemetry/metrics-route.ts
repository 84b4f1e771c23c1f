import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { Problem } from '../../contract/problems.ts';
import { isLoopback } from '../config-hosts.ts';
import type { Metrics } from './metrics.ts';

/** What decides whether somebody may read the metrics. */
export type MetricsAsker = {
  /** Address of the connection itself. */
  peer: string | undefined;
  /** Did a proxy pass this on? Then the connection's address says nothing of who asks. */
  forwarded: boolean;
  authorization: string | undefined;
};

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * May this asker read the metrics: the machine itself without any proxy between, or the bearer token.
 * @param token the configured token, `null` when there is none
 */
export function mayReadMetrics(asker: MetricsAsker, token: string | null): boolean {
  const { peer, forwarded, authorization } = asker;
  if (token !== null && authorization !== undefined)
    return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
  return !forwarded && peer !== undefined && isLoopback(peer.replace(/^::ffff:/, ''));
}

const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** `GET /metrics` in Prometheus' text form; whoever may not read it is answered as if it did not exist. */
export function registerMetrics(
  http: FastifyInstance,
  metrics: Metrics,
  config: Pick<Config, 'metricsToken'>,
): void {
  http.get(
    '/metrics',
    { config: { routeId: 'metrics', probe: true, answersWhenLate: true } },
    async (request, reply) => {
      const asker = {
        peer: request.socket.remoteAddress,
        forwarded: proxyHeaders.some((name) => request.headers[name] !== undefined),
        authorization: request.headers.authorization,
      };
      if (!mayReadMetrics(asker, config.metricsToken)) throw new Problem('not_found');
      return reply
        .header('cache-control', 'no-store')
        .type(metrics.registry.contentType)
        .send(await metrics.registry.metrics());
    },
  );
}
