import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readPidFile, writePidFile } from '../pid-files.ts';
import { startPostgres } from '../postgres.ts';
import { clearOrphans } from '../postgres/orphans.ts';
import { identify, signal } from '../processes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's address of the one PostgreSQL of this run: each test file makes its database. */
    databaseUrl: string;
  }
}

const prefix = 'preau-test-';
const ownerNote = 'owner.json';
const anHour = 60 * 60 * 1000;

/** Ends the databases of runs that were killed before they could. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const isNoted = existsSync(join(folder, ownerNote));
    // Without a note, its owner may be writing it at this very moment.
    if (
      isNoted
        ? readPidFile(join(folder, ownerNote))
        : Date.now() - statSync(folder).mtimeMs < anHour
    )
      continue;
    const place = {
      cluster: join(folder, 'postgres', 'cluster'),
      socket: join(folder, 'postgres', 'socket'),
    };
    await clearOrphans(place).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One real PostgreSQL for all the server's tests, thrown away at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const owner = identify(process.pid);
  if (owner) writePidFile(join(folder, ownerNote), { ...owner, settings: '' });
  // PostgreSQL's own account must be able to pass through when we are root.
  chmodSync(folder, 0o711);
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    password: 'test',
    database: 'postgres',
    fsync: false,
  });
  // Vitest tears nothing down when it is told to end: at least nothing stays running.
  process.once('exit', () => signal(postgres.identity, 'SIGQUIT'));
  process.env['PREAU_TEST_DATABASE_URL'] = postgres.url;
  project.provide('databaseUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
