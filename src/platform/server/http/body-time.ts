import type { FastifyInstance } from 'fastify';

/** A small body on a bad line is whole long before; one that dribbles must not hold a connection for ever. */
export const usualBodyMs = 60_000;
/** The most that a route may ask for: 64 MiB at a megabit a second. Node itself knows one limit for all. */
export const longestBodyMs = 10 * 60_000;

/**
 * Hangs up on requests whose body is not whole in time.
 * @param withinMs for routes that say nothing of it (`RouteDefinition.bodyWithinMs`)
 */
export function limitBodyTime(http: FastifyInstance, withinMs: number): void {
  http.addHook('onRequest', async ({ raw, routeOptions }) => {
    const hasBody =
      raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
    if (!hasBody) return;
    const timer = setTimeout(
      // Also one that was answered early: its body may dribble on.
      () => raw.complete || raw.destroy(),
      routeOptions.config.bodyWithinMs ?? withinMs,
    ).unref();
    raw.once('end', () => clearTimeout(timer));
  });
}
