import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';
import { keepFields } from './log-fields.ts';
import { safeError } from './safe-error.ts';

const untold = 'error';

/**
 * Makes arguments harmless before pino writes: by itself it would take an error's message as the
 * sentence, and put values into `%s`.
 */
function settle(args: readonly unknown[]): [object, string] {
  const [first, second] = args;
  if (typeof first === 'string') return [{}, first];
  const fields = first instanceof Error ? { err: first } : ((first ?? {}) as object);
  const messages = Object.values(fields).map((value: unknown) =>
    value instanceof Error ? value.message : null,
  );
  const isQuoted = typeof second !== 'string' || messages.includes(second);
  return [fields, isQuoted ? (messages.length > 0 ? untold : '') : second];
}

/** The one door: every line, whoever wrote it (us, Fastify, a library's child logger), passes here. */
function filterLine(line: string): string {
  return `${JSON.stringify(keepFields(JSON.parse(line)))}\n`;
}

/**
 * Makes the server's log: JSON lines on the standard output, holding only the fields of `logFields`.
 * Sentences are constants; values go in fields; errors lose their message (see `safeError`).
 * @param destination for tests; the standard output otherwise
 */
export function createLog(
  config: Pick<Config, 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => safeError(error) },
    hooks: {
      logMethod(args: unknown[], method: (...settled: [object, string]) => void) {
        method.apply(this, settle(args));
      },
      streamWrite: filterLine,
    },
  };
  return destination ? pino(options as object, destination) : pino(options as object);
}
