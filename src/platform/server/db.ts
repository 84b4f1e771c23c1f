import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { clientWith, openPlans } from './plans.ts';

/** The tables; each domain adds its own beside its store (`declare module`). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Database {}

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

// Event numbers are bigint in the database; they stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A date without an hour stays the text it is: a Date would shift it by the server's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, String);

/** A page waits no longer than this for an answer; what is asked for longer only holds the others up. */
const longestStatementMs = 15_000;

/**
 * Opens a pool of connections.
 * @param url PostgreSQL connection URL
 * @param onError told when an idle connection breaks (the pool replaces it)
 * @param statementMs how long one statement may last; `null` for work that nobody waits for
 */
export function openDatabase(
  url: string,
  onError: (error: Error) => void = () => {},
  statementMs: number | null = longestStatementMs,
) {
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementMs ?? false,
    application_name: 'preau',
    Client: clientWith(openPlans()),
  });
  pool.on('error', onError);
  // One that breaks while at work fails its work; unheard, its error would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db: Db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, [Symbol.asyncDispose]: () => db.destroy() };
}

/** PostgreSQL's code for an error, when it has one. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Was a row that this one belongs to taken away meanwhile? */
export const isOwnerGone = (error: unknown): boolean => sqlState(error) === '23503';

const awayStates = new Set(['57P01', '57P02', '57P03', '53300', '08000', '08003', '08006']);
const awayErrnos = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);
const awayMessages =
  /Connection terminated|not queryable|timeout exceeded when trying to connect|connection timeout/i;

/** Did this fail because the database is away (stopped, restarting, unreachable)? */
export function isDatabaseAway(error: unknown): boolean {
  const code = sqlState(error);
  if (code !== undefined && (awayStates.has(code) || awayErrnos.has(code))) return true;
  return error instanceof Error && awayMessages.test(error.message);
}
