import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../contract/problems.ts';
import type { RouteDefinition } from '../../contract/route.ts';
import { problemBody } from '../http/problems.ts';
import { isApiCall } from '../http/server.ts';
import { routeIdOf } from '../telemetry/index.ts';
import { budgets, openMeter, type Budget, type BudgetName } from './budgets.ts';
import { sourceOf } from './source.ts';

const everywhere = 'everywhere';

/** The problem's code in an answer that is one. */
function codeOf(reply: FastifyReply, payload: unknown): string | null {
  const type = String(reply.getHeader('content-type') ?? '');
  if (!type.startsWith('application/problem+json') || typeof payload !== 'string') return null;
  return (JSON.parse(payload) as { code: string }).code;
}

/**
 * Limits what one source, and one seat, may ask of the API (see `budgets`), and answers `too_many_requests` with
 * `Retry-After` beyond it.
 *
 * Unknown secrets have budgets of their own. When these are spent, further unknown ones are answered
 * `too_many_requests`, and a right one still opens: a secret of a link is far too long to be found by trying,
 * and one pupil who tries must not shut the door to the school behind the same address.
 * @param options.mounted the API's routes, also those mounted later
 * @param options.unknownSecret codes that answer a secret which opens nothing
 * @param options.onRefusal told which budget was spent, for the metrics
 */
export function registerLimits(
  http: FastifyInstance,
  options: {
    mounted: readonly RouteDefinition[];
    unknownSecret: readonly string[];
    onRefusal?: (budget: BudgetName) => void;
    budgets?: Partial<Record<BudgetName, Budget>>;
  },
): void {
  const all = { ...budgets, ...options.budgets };
  const meters = Object.fromEntries(
    (Object.keys(budgets) as BudgetName[]).map((name) => [name, openMeter(all[name])]),
  ) as Record<BudgetName, ReturnType<typeof openMeter>>;

  const spend = async (name: BudgetName, key: string): Promise<number> => {
    const seconds = await meters[name](key);
    if (seconds > 0) options.onRefusal?.(name);
    return seconds;
  };
  const demand = async (reply: FastifyReply, name: BudgetName, key: string) => {
    const seconds = await spend(name, key);
    if (seconds === 0) return;
    reply.header('retry-after', seconds);
    throw new Problem('too_many_requests', { params: { seconds } });
  };
  const definitionOf = (request: FastifyRequest) => {
    const id = routeIdOf(request);
    return options.mounted.find((route) => route.id === id);
  };

  http.addHook('onRequest', async (request, reply) => {
    if (!isApiCall(request)) return;
    const route = definitionOf(request);
    const source = sourceOf(request.ip);
    // The engine's news come from one address, which may be that of a proxy on the same machine.
    await demand(reply, 'calls', route?.caller === 'engine' ? `engine ${source}` : source);
    if (route?.caller === 'anyone' && route.method !== 'GET')
      await demand(reply, 'openCommands', source);
  });

  // Once the seat is known to be the caller's: its number is no secret to the class, and nobody may use
  // up what is another's.
  http.addHook('preHandler', async (request, reply) => {
    if (definitionOf(request)?.caller !== 'seat') return;
    const { seatId } = request.params as { seatId?: string };
    if (seatId !== undefined) await demand(reply, 'seatCalls', seatId);
  });

  http.addHook('onSend', async (request, reply, payload) => {
    const code = codeOf(reply, payload);
    if (code === null || !options.unknownSecret.includes(code)) return payload;
    const here = await spend('unknownSecrets', sourceOf(request.ip));
    const seconds = here || (await spend('unknownSecretsInTotal', everywhere));
    if (seconds === 0) return payload;
    const problem = problemBody(new Problem('too_many_requests', { params: { seconds } }));
    reply.code(problem.status).header('retry-after', seconds);
    return JSON.stringify(problem);
  });
}
