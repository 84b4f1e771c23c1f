import type { RouteAddress, RouteDefinition, RouteReply, RouteRequest } from '../contract/route.ts';
import { addressOf, type LooseRequest } from './address.ts';
import { ProblemError, problemFrom } from './problem-error.ts';

export type CallOptions = { signal?: AbortSignal; headers?: Record<string, string> };

type Arguments<R extends RouteDefinition> =
  Record<never, never> extends RouteRequest<R>
    ? [request?: RouteRequest<R>, options?: CallOptions]
    : [request: RouteRequest<R>, options?: CallOptions];

export type Call<R extends RouteDefinition> = (...given: Arguments<R>) => Promise<RouteReply<R>>;

/**
 * Makes the function that calls one route. The route's type comes from the contract and its address is
 * checked against it; nothing of the contract is bundled.
 * @example const signIn = caller<typeof identityRoutes.signIn>('POST /api/session');
 * @throws {ProblemError} what the server refused, `network` when it could not be reached, `unreadable` when
 *   something between answered in its stead
 */
export function caller<R extends RouteDefinition>(address: RouteAddress<R>): Call<R> {
  const [method = 'GET', path = '/'] = address.split(' ');
  return async (...[request, options]) => {
    const { body, ...rest } = (request ?? {}) as LooseRequest;
    const response = await reach(addressOf(path, rest), {
      method,
      signal: options?.signal ?? null,
      // Browsers send this header only from our own pages: the server asks for it on every call.
      headers: {
        accept: 'application/json',
        'x-preau': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options?.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await problemFrom(response);
    return (await answerFrom(response, options?.signal)) as RouteReply<R>;
  };
}

/** `fetch`, which tells the network's failures from a caller that gave up. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    // Whoever gave up knows it; everything else that fetch throws is the network.
    if (init.signal?.aborted) throw cause;
    throw new ProblemError({ code: 'network', status: 0 }, cause);
  }
}

/** Reads what a call was granted; a page under a 200 is not Préau's (a wifi that wants to be signed in to first). */
export async function answerFrom(response: Response, signal?: AbortSignal): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    // Whole and no JSON, or cut on its way.
    const isWhole = cause instanceof SyntaxError;
    const body = isWhole
      ? { code: 'unreadable', status: response.status }
      : { code: 'network', status: 0 };
    throw new ProblemError(body, cause);
  }
}
