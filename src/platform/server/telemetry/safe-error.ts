/** An error as it may be logged. */
export type SafeError = {
  type: string;
  code?: unknown;
  table?: unknown;
  constraint?: unknown;
  routine?: unknown;
  syscall?: unknown;
  /** For a refused shape: Zod's issue codes, without paths (a record's keys are typed by people). */
  issues?: unknown[];
  frames: string[];
  cause?: SafeError;
};

const maxDepth = 4;
const maxFrames = 12;

/**
 * The stack's places. The message stands at its head and may hold anything (a name in JSON that did not
 * parse, an address that a mail server refused), several lines long: it is cut off by its length.
 */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const at = error.message === '' ? 0 : stack.indexOf(error.message);
  // The stack was made before the message changed: where the message ends is unknown.
  if (at < 0) return [];
  return stack
    .slice(at + error.message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .map((line) => line.slice(3))
    .slice(0, maxFrames);
}

function issuesOf(error: object): unknown[] | undefined {
  if (!('issues' in error) || !Array.isArray(error.issues)) return undefined;
  return error.issues.map((issue: { code?: unknown } | null) => issue?.code);
}

/**
 * Keeps of an error what never holds a value: class, code, places; PostgreSQL's table and constraint,
 * never its message or detail, which quote rows; Zod's issue codes.
 */
export function safeError(error: unknown, depth = 0): SafeError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, table, constraint, routine, syscall } = error as unknown as Record<string, unknown>;
  const issues = issuesOf(error);
  const nested = error instanceof AggregateError ? (error.cause ?? error.errors[0]) : error.cause;
  const cause = depth < maxDepth ? safeError(nested, depth + 1) : undefined;
  return {
    type: error.constructor.name,
    code,
    table,
    constraint,
    routine,
    syscall,
    ...(issues && { issues }),
    frames: framesOf(error),
    ...(cause && { cause }),
  };
}
