import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem, platformProblems } from '../../contract/problems.ts';
import type { Caller, RouteDefinition, RouteInput, RouteReply } from '../../contract/route.ts';
import { longestBodyMs } from './body-time.ts';
import { isDeclaredProblem } from './problems.ts';

/** What a handler is told of its caller, by the kind of caller that the route names. */
export type ActorsByCaller = Record<Caller, unknown>;

/** What the platform needs to know of callers and rights; `app/` gives it. */
export type Gatekeeper<Actors extends ActorsByCaller> = {
  /** Who calls: from the session, the seat in the path, the browser's mark. Throws when nobody does. */
  actor: (route: RouteDefinition, request: FastifyRequest) => Promise<Actors[Caller]>;
  /** Is there a row for this action? */
  knows: (action: string) => boolean;
  /** May this actor do this? Throws the problem to answer when not. */
  check: (actor: Actors[Caller], action: string, subject: unknown) => void;
};

export type HandlerContext<R extends RouteDefinition, Actor, Subject> = RouteInput<R> & {
  actor: Actor;
  subject: Subject;
  request: FastifyRequest;
  reply: FastifyReply;
};

export type Handler<R extends RouteDefinition, Actor, Subject> = {
  /** What the action is judged on; `null` when there is no such thing (answered like a foreign one). */
  subject: (
    input: RouteInput<R> & { actor: Actor; request: FastifyRequest },
  ) => Promise<Subject | null> | Subject | null;
  handle: (
    context: HandlerContext<R, Actor, Subject>,
  ) => Promise<RouteReply<R> | void> | RouteReply<R> | void;
};

const strict = (schema: z.ZodObject | undefined) => (schema ?? z.object({})).strict();

/** What others send: texts by name, each once. */
const foreignFields = z.record(z.string().max(200), z.string().max(200_000));
/** A signed assertion with its certificates. */
const foreignBodyLimit = 256 * 1024;

/**
 * Makes the function that binds routes to handlers. For each request: who calls, input validated
 * (unknown keys refused), right asked, handler run, reply checked against the contract.
 * @returns `mount`, and the list of what was mounted
 */
export function createMount<Actors extends ActorsByCaller>(
  http: FastifyInstance,
  gate: Gatekeeper<Actors>,
) {
  const mounted: RouteDefinition[] = [];

  function mount<R extends RouteDefinition, Subject>(
    route: R,
    handler: Handler<R, Actors[R['caller']], Subject>,
  ): void {
    assertSound(route, gate.knows);
    mounted.push(route);
    const { reply: replySchema } = route;
    http.route({
      method: route.method,
      url: route.path,
      schema: {
        operationId: route.id,
        summary: route.summary,
        params: strict(route.params),
        querystring: route.foreign ? foreignFields : strict(route.query),
        ...(route.method !== 'GET' && {
          body: route.foreign ? foreignFields : strict(route.body),
        }),
        ...(replySchema instanceof z.ZodType && { response: { 200: replySchema } }),
      } as object,
      config: {
        ...(route.foreign && { foreign: true }),
        ...(route.bodyWithinMs && { bodyWithinMs: route.bodyWithinMs }),
      },
      ...(route.foreign && { bodyLimit: foreignBodyLimit }),
      // Before validation: a stranger learns nothing from how input is refused.
      preValidation: async (request) => {
        request.actor = await gate.actor(route, request);
        if (route.method !== 'GET' && !route.body && request.body == null) request.body = {};
      },
      handler: async (request, reply) => {
        const actor = request.actor as Actors[R['caller']];
        const input = {
          params: request.params,
          query: request.query,
          body: request.body,
        } as RouteInput<R>;
        const subject = await declared(route, () => handler.subject({ ...input, actor, request }));
        if (subject === null) throw new Problem('not_found');
        gate.check(actor, route.action, subject);
        const answer = await declared(route, () =>
          handler.handle({ ...input, actor, subject, request, reply }),
        );
        // These answer by themselves.
        if (typeof replySchema === 'string') return reply;
        return replySchema === null ? reply.code(204).send() : reply.send(answer);
      },
    });
  }

  return { mount, mounted: mounted as readonly RouteDefinition[] };
}

/** A route that nobody could authorise, whose errors nobody declared or whose body never came must not start. */
function assertSound(route: RouteDefinition, knows: (action: string) => boolean): void {
  if (!knows(route.action)) throw new Error(`${route.id}: no rule for action ${route.action}`);
  for (const code of route.errors)
    if (!isDeclaredProblem(code)) throw new Error(`${route.id}: undeclared problem ${code}`);
  if ((route.bodyWithinMs ?? 0) > longestBodyMs)
    throw new Error(`${route.id}: the server waits less for a body`);
}

/** Lets through only the problems that the route declares, so that the web has a sentence for each. */
async function declared<T>(route: RouteDefinition, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (
      error instanceof Problem &&
      !(error.code in platformProblems) &&
      !route.errors.includes(error.code)
    )
      throw new Error(`${route.id} does not declare ${error.code}`, { cause: error });
    throw error;
  }
}

export type Mount<Actors extends ActorsByCaller> = ReturnType<typeof createMount<Actors>>['mount'];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A page or a server of others calls this route: see `RouteDefinition.foreign`. */
    foreign?: boolean;
    /** Milliseconds that this route's body may take to be whole. */
    bodyWithinMs?: number;
    /** Answered however late the process is: who asks wants to know just that. */
    answersWhenLate?: boolean;
  }
  interface FastifyRequest {
    actor: unknown;
  }
}
