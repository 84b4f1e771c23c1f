import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who calls a route, and so how the caller is recognised:
 * `anyone` by nothing (a session is read when there is one), `account` by a session,
 * `seat` by the seat named in the path, checked against the session or the browser's mark,
 * `operator` by the session of who runs the installation,
 * `engine` by the media engine's signature.
 */
export type Caller = 'anyone' | 'account' | 'seat' | 'operator' | 'engine';

/** Answers that are no JSON: see `RouteDefinition.reply`. */
export type OwnReply =
  | 'events'
  | 'calendar'
  | 'redirect'
  | 'page'
  | 'redirect-or-page'
  | 'redirect-or-nothing'
  | 'metadata';

/** One way in, as plain data: types, validation, authorisation, OpenAPI and the web's calls come from it. */
export type RouteDefinition = {
  readonly id: string;
  readonly method: Method;
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly caller: Caller;
  /** A row of the abilities table; the handler never runs before it said yes. */
  readonly action: string;
  /**
   * Why this command is allowed before the school has accepted its contract (signing in, the contract
   * itself). Without it, a command of a school that has not accepted is refused.
   */
  readonly beforeContract?: string;
  /**
   * Why this is allowed to a session that still misses its second factor (giving it, signing out).
   * Without it, such a session is refused, or nobody where anybody may call.
   */
  readonly beforeSecondFactor?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** Milliseconds that the body may take to arrive, where it is a file; a minute without it, ten at the most. */
  readonly bodyWithinMs?: number;
  /**
   * Why a page or a server of others calls this (a sign-in that comes back). Its fields are theirs: texts
   * by name, for the handler to judge. Our header does not come with it, and its origin is not ours.
   */
  readonly foreign?: string;
  /**
   * `null`: nothing is answered (204). The handler answers by itself with all others that are no schema:
   * `'events'`: a stream of server-sent events. `'calendar'`: an iCalendar file.
   * `'redirect'`: the browser is sent to another page. `'page'`: an HTML page. `'redirect-or-page'`: this one
   * within a frame, which cannot be sent away. `'redirect-or-nothing'`: nothing to another server.
   * `'metadata'`: a description in SAML's XML.
   */
  readonly reply: z.ZodType | null | OwnReply;
  readonly errors: readonly string[];
};

/** Declares a route; keeps its literal types for handlers and callers. */
export function route<const R extends RouteDefinition>(definition: R): R {
  return definition;
}

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Present<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };

/** What a handler receives, validated. */
export type RouteInput<R extends RouteDefinition> = {
  params: Output<R['params']>;
  query: Output<R['query']>;
  body: Output<R['body']>;
};

/** What a caller gives. */
export type RouteRequest<R extends RouteDefinition> = Present<{
  params: Input<R['params']>;
  query: Input<R['query']>;
  body: Input<R['body']>;
}>;

/** What a caller receives. */
export type RouteReply<R extends RouteDefinition> = R['reply'] extends z.ZodType
  ? z.output<R['reply']>
  : undefined;

/** `METHOD /path`, the address by which the web names a route. */
export type RouteAddress<R extends RouteDefinition> = `${R['method']} ${R['path']}`;
