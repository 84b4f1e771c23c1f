import type { ProblemTable } from './problems.ts';

/** What the installation's own services can fail at. */
export const serviceProblems = {
  /** No room is left for files: lessons go on, uploads and recordings are refused. */
  storage_full: 507,
  /** The files' place does not answer or cannot be written. */
  storage_away: 503,
  /** The schema is older than this server: it does not serve yet. */
  migrations_pending: 503,
} as const satisfies ProblemTable;
