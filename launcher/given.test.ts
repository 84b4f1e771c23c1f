import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, openForMigrations } from '../src/app/migrate.ts';
import { root } from './bootstrap/folders.mjs';
import { prepareEngine } from './engine.ts';
import { startLivekit } from './livekit.ts';
import { runMigrations } from './migrations.ts';
import { freePorts } from './ports.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { requireDatabase } from './postgres/given.ts';
import { isAlive } from './processes.ts';
import { Installation } from './testing/installation.ts';

// A PostgreSQL that is the host's own: the launcher knows its address alone.

let folder: string;
let postgres: Postgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preau-given-'));
  chmodSync(folder, 0o711);
  postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    password: 'essai',
    fsync: false,
  });
});

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

async function database(name: string): Promise<string> {
  await run(postgres.url, `create database ${name}`);
  return postgres.url.replace('/preau?', `/${name}?`);
}

const migrateIt = (url: string) =>
  runMigrations({
    script: join(root, 'src', 'app', 'migrate.ts'),
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
    logFile: join(folder, 'migrate.log'),
  });

test('a database that lets us in is taken', async () => {
  await expect(requireDatabase(postgres.url)).resolves.toEqual({ note: 'celle de DATABASE_URL' });
});

test.each<[string, (url: string, port: number) => string, string, RegExp]>([
  [
    'nobody answers',
    (_url, port) => `postgresql://preau:essai@127.0.0.1:${port}/preau`,
    'database-unreachable',
    /ne répond pas sur 127\.0\.0\.1, port \d+[^]*Vérifiez qu’il tourne/,
  ],
  [
    'the password is another',
    (url) => url.replace('essai', 'faux'),
    'database-refused',
    /refuse le compte « preau »[^]*mot de passe/,
  ],
  [
    'there is no such database',
    (url) => url.replace('/preau?', '/ecole?'),
    'database-missing',
    /pas de base « ecole »[^]*createdb/,
  ],
  ['the address is none', () => 'postgresql://preau:a#b@/c:d', 'database-address', /%23 pour #/],
])('a database is refused with what to do: %s', async (_name, change, code, message) => {
  const [port = 0] = await freePorts(1);
  const refused = requireDatabase(change(postgres.url, port));
  await expect(refused).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});

test('a PostgreSQL that is too old for the tables is refused before they are touched', async () => {
  const url = await database('older');
  // A real one that says what an older one would.
  await run(
    url,
    'create schema older',
    `create function older.current_setting(text) returns text language sql as $$ select '170004' $$`,
    'alter database older set search_path = older, pg_catalog',
  );
  await expect(requireDatabase(url)).rejects.toMatchObject({
    code: 'database-too-old',
    message: expect.stringMatching(/de version 17 [^]*PostgreSQL 18/),
  });
});

test('tables of a newer Préau are left alone, and the sentence says which way out', async () => {
  const url = await database('newer');
  await using migrations = openForMigrations(url);
  await migrate(migrations.db);
  await run(url, `insert into kysely_migration values ('9999-of-tomorrow', now()::text)`);
  await expect(migrateIt(url)).rejects.toMatchObject({
    code: 'database-newer',
    message: expect.stringContaining('Reprenez la version plus récente'),
  });
});

test('an account that may not make tables is told so, and not about folders', async () => {
  const url = await database('closed');
  await run(url, `create role visitor login password 'essai'`);
  await expect(migrateIt(url.replace('//preau:', '//visitor:'))).rejects.toMatchObject({
    code: 'database-rights',
    message: expect.stringContaining('owner to'),
  });
});

test('a start with a database and an engine of one’s own runs the server alone, and leaves them running', async () => {
  const school = await Installation.make();
  const [signal = 0, tcp = 0, udp = 0, turn = 0] = await freePorts(4);
  const keys = { apiKey: 'essai', apiSecret: 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G' };
  const livekit = await startLivekit({
    ...keys,
    engine: (await prepareEngine()).program,
    folder: join(folder, 'media'),
    ports: { signal, tcp, udp, turn },
    address: '127.0.0.1',
    webhookUrl: null,
    turnTls: null,
  });
  try {
    const start = await school.opened({
      env: {
        DATABASE_URL: postgres.url,
        LIVEKIT_URL: livekit.url,
        LIVEKIT_API_KEY: keys.apiKey,
        LIVEKIT_API_SECRET: keys.apiSecret,
      },
    });
    expect(start.output()).toContain('Base de données : celle de DATABASE_URL');
    expect(school.leftovers()).toEqual(['server']);
    expect(await school.answers()).not.toBeNull();
    expect(await run(postgres.url, 'select word from kept')).toEqual([]);
    start.process.kill('SIGTERM');
    expect(await start.exited()).toBe(0);
    expect([isAlive(postgres.identity), isAlive(livekit.identity)]).toEqual([true, true]);
  } finally {
    await school.remove();
    await livekit.stop();
  }
});

test('an unreachable database ends the start with its own sentence', async () => {
  const school = await Installation.make();
  const [port] = await freePorts(1);
  try {
    const env = { DATABASE_URL: `postgresql://preau:essai@127.0.0.1:${port}/preau` };
    const start = school.start({ env });
    expect(await start.exited()).toBe(1);
    expect(start.output()).toMatch(/PostgreSQL ne répond pas[^]*DATABASE_URL/);
    expect(start.output()).not.toContain('Tables');
  } finally {
    await school.remove();
  }
});
