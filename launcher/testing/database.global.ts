import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's address of the one PostgreSQL of this run: each test file makes its database. */
    databaseUrl: string;
  }
}

/** One real PostgreSQL for all the server's tests, thrown away at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-test-'));
  // PostgreSQL's own account must be able to pass through when we are root.
  chmodSync(folder, 0o711);
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    password: 'test',
    database: 'postgres',
    fsync: false,
  });
  process.env['PREAU_TEST_DATABASE_URL'] = postgres.url;
  project.provide('databaseUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
