import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { readPidFile, writePidFile } from '../pid-files.ts';
import { startPostgres } from '../postgres.ts';
import { clearOrphans } from '../postgres/orphans.ts';
import { identify, signal } from '../processes.ts';
import { migrate } from '../../src/app/migrate.ts';
import { openDatabase } from '../../src/platform/server/db.ts';

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

const template = 'newest_schema';

/** Migrates once what each test file then copies; nobody may be connected to it while it is copied. */
async function makeTemplate(adminUrl: string): Promise<void> {
  const admin = openDatabase(adminUrl);
  await sql`create database ${sql.id(template)}`.execute(admin.db);
  await admin[Symbol.asyncDispose]();
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  const database = openDatabase(url.href);
  await migrate(database.db);
  await database[Symbol.asyncDispose]();
}

/** One real PostgreSQL for all the server's tests of a run, thrown away at the end. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  // What the root provides reaches every project: the first that needs it starts it for all.
  const run = project.vitest.getRootProject();
  if ('databaseUrl' in run.getProvidedContext()) return;
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
  run.provide('databaseUrl', postgres.url);
  await makeTemplate(postgres.url);
  run.provide('templateDatabase', template);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
