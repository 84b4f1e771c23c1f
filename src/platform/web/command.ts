import type { RouteAddress, RouteDefinition, RouteReply, RouteRequest } from '../contract/route.ts';
import { type Call, type CallOptions, caller } from './call.ts';
import { ProblemError } from './problem-error.ts';
import { within } from './within.ts';

/** Somebody who pressed looks at the page: longer than this, they are better told. */
const ANSWER_MS = 8_000;

const listeners = new Set<() => void>();

/** Calls back each time that a command could not be answered; returns how to stop. */
export function onUnanswered(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * As `caller`, for what somebody presses during a lesson: the answer comes soon, or is told as lost. What the
 * server could not answer is told to whoever wants to know why.
 * @throws {ProblemError} what the server refused, or `network` when no answer came in time
 */
export function command<R extends RouteDefinition>(address: RouteAddress<R>): Call<R> {
  const call = caller<R>(address) as Loose<R>;
  const ask: Loose<R> = async (request, options) => {
    try {
      return await within(ANSWER_MS, (signal) => call(request, { ...options, signal }));
    } catch (error) {
      if (isUnanswered(error)) for (const listener of listeners) listener();
      throw error;
    }
  };
  return ask as Call<R>;
}

type Loose<R extends RouteDefinition> = (
  request?: RouteRequest<R>,
  options?: CallOptions,
) => Promise<RouteReply<R>>;

const isUnanswered = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 0 || error.status >= 502);
