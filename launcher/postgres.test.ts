import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres, type Postgres, type PostgresOptions } from './postgres.ts';
import { isAlive } from './processes.ts';

let folder: string;
let options: PostgresOptions;
let started: Postgres[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-postgres-'));
  chmodSync(folder, 0o711);
  options = { folder: join(folder, 'postgres'), password: 'un mot/de?passe:é' };
});

afterEach(async () => {
  for (const postgres of started) await postgres.stop();
  started = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(changes: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const postgres = await startPostgres({ ...options, ...changes });
  started.push(postgres);
  return postgres;
}

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

test('it keeps to the disk what it was told, and listens to no network', async () => {
  const { url } = await start();
  const settings = await query<{ name: string; setting: string }>(
    url,
    `select name, setting from pg_settings
     where name in ('fsync', 'listen_addresses', 'synchronous_commit', 'full_page_writes', 'server_encoding')`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  });
});

test('names can be sorted as the French do', async () => {
  const { url } = await start();
  const rows = await query(
    url,
    `select name from (values ('Zoé'), ('Émile'), ('Eva')) people(name) order by name collate "fr-x-icu"`,
  );
  expect(rows).toEqual([{ name: 'Émile' }, { name: 'Eva' }, { name: 'Zoé' }]);
});

test('a wrong password opens nothing', async () => {
  const { url } = await start();
  await expect(query(url.replace('mot', 'faux'), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  });
});

test('what was saved is there after a stop, and after kill -9', async () => {
  const first = await start();
  await query(first.url, `create table kept as select 'présent' as word`);
  await first.stop();
  const second = await start();
  process.kill(second.pid, 'SIGKILL');
  await second.exited;
  const third = await start();
  expect(await query(third.url, 'select word from kept')).toEqual([{ word: 'présent' }]);
});

test('an orphan is taken over with its sessions when its settings are the same', async () => {
  const first = await start();
  const session = new pg.Client({ connectionString: first.url });
  await session.connect();
  const second = await start();
  expect(second).toMatchObject({ adopted: true, pid: first.pid });
  expect((await session.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await session.end();
});

test('an orphan with other settings is stopped, and what it saved is kept', async () => {
  const first = await start({ fsync: false });
  await query(first.url, `create table kept as select 'présent' as word`);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(isAlive(first.identity)).toBe(false);
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'présent' }]);
});

test('an orphan whose note was lost is found by the folder where it works', async () => {
  const first = await start();
  rmSync(join(options.folder, 'postgres.pid.json'));
  const second = await start();
  expect(second.pid).not.toBe(first.pid);
  expect(isAlive(first.identity)).toBe(false);
});

test('a stale lock whose number now belongs to a stranger neither stops the start nor the stranger', async () => {
  const first = await start();
  const lock = join(options.folder, 'cluster', 'postmaster.pid');
  const lines = readFileSync(lock, 'utf8').split('\n');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  // Of the same account as PostgreSQL, whose lock would then be believed.
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
  try {
    writeFileSync(lock, [String(stranger.pid), ...lines.slice(1)].join('\n'));
    await start();
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  } finally {
    stranger.kill();
  }
});

test('a database that cannot start: the sentence holds the end of its log', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(options.folder, 'cluster', 'postgresql.conf'), 'no_such_setting = on');
  await expect(start()).rejects.toMatchObject({
    code: 'database-not-started',
    message: expect.stringContaining('no_such_setting'),
  });
});

test('with another password than the database was made with, a sentence, and nothing left running', async () => {
  const first = await start();
  await first.stop();
  await expect(start({ password: 'autre' })).rejects.toMatchObject({
    code: 'database-secret-lost',
  });
  const again = await start();
  expect(again.adopted).toBe(false);
});

test.each([
  ['is gone', 'cluster'],
  ['is damaged', 'cluster/global/pg_control'],
])('a database that %s is asked for, never replaced by an empty one', async (_name, lost) => {
  const first = await start();
  await first.stop();
  const aside = join(folder, 'aside');
  renameSync(join(options.folder, lost), aside);
  await expect(start()).rejects.toMatchObject({
    code: 'database-lost',
    message: expect.stringContaining(join(options.folder, 'cluster')),
  });
  renameSync(aside, join(options.folder, lost));
  await start();
});

test('a database made before it was noted goes on, and is noted', async () => {
  const first = await start();
  await query(first.url, `create table kept as select 'présent' as word`);
  await first.stop();
  rmSync(join(options.folder, 'made.json'));
  const second = await start();
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'présent' }]);
  await second.stop();
  rmSync(join(options.folder, 'cluster'), { recursive: true });
  await expect(start()).rejects.toMatchObject({ code: 'database-lost' });
});

test('a damaged database that nobody noted is not put aside either', async () => {
  const first = await start();
  await first.stop();
  rmSync(join(options.folder, 'made.json'));
  rmSync(join(options.folder, 'cluster', 'global', 'pg_control'));
  await expect(start()).rejects.toMatchObject({ code: 'database-lost' });
});

test('a database of another version of PostgreSQL is left untouched', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(options.folder, 'cluster', 'PG_VERSION'), '15\n');
  await expect(start()).rejects.toMatchObject({ code: 'database-of-another-version' });
});
