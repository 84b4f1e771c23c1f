/**
 * What can go wrong, for people and programs: a stable code, an HTTP status, and nothing personal.
 * A domain declares its own table; the web gives each code a sentence saying what happened and what to do.
 * Shape on the wire: `application/problem+json` (RFC 9457).
 */
export type ProblemTable = Readonly<Record<string, number>>;

/** Codes that every route may answer with, without declaring them. */
export const platformProblems = {
  invalid_input: 400,
  origin_refused: 403,
  unauthenticated: 401,
  forbidden: 403,
  /** The school has not accepted its contract: nothing may be written there yet. */
  contract_needed: 403,
  /** The host has suspended the school: nobody works there until it is lifted. */
  school_suspended: 403,
  /** The session must first show its second factor. */
  second_factor_needed: 403,
  not_found: 404,
  too_large: 413,
  unsupported_type: 415,
  too_many_requests: 429,
  internal: 500,
  overloaded: 503,
  database_away: 503,
  media_away: 503,
} as const satisfies ProblemTable;

export type PlatformProblemCode = keyof typeof platformProblems;

/** One field that was refused: where (dotted path) and why (Zod issue code). */
export type FieldFault = { path: string; code: string };

/** The body of an `application/problem+json` answer. */
export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  code: string;
  /** Fields refused, for `invalid_input`. */
  fields?: FieldFault[];
  /** Facts that the sentence may use (numbers, instants), never personal. */
  params?: Record<string, string | number>;
};

/**
 * Thrown by domains to answer with a problem.
 * @param code a code declared by the route or by the platform
 * @param params facts for the sentence, never personal
 */
export class Problem extends Error {
  readonly code: string;
  readonly params: Record<string, string | number> | undefined;
  readonly fields: FieldFault[] | undefined;
  constructor(
    code: string,
    options: {
      params?: Record<string, string | number>;
      fields?: FieldFault[];
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.params = options.params;
    this.fields = options.fields;
  }
}
