import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, openForMigrations } from '../src/app/migrate.ts';
import { root } from './bootstrap/folders.mjs';
import { startPostgres, type Postgres } from './postgres.ts';
import { openSecrets } from './secrets.ts';
import type { Ready } from './server.ts';

// A data folder with the real tables, as an installation behind a proxy that ends HTTPS leaves it.

let folder: string;
let data: string;
let postgres: Postgres;

const startDatabase = () =>
  startPostgres({
    folder: join(data, 'postgres'),
    password: openSecrets(data).databasePassword,
    fsync: false,
  });

function says(files: Ready['files']): void {
  const url = 'https://classe.ecole.example/';
  const ready: Ready = { url, health: `${url}sante`, people: [], files };
  writeFileSync(join(data, 'run', 'ready.json'), JSON.stringify(ready));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preau-beside-'));
  chmodSync(folder, 0o711);
  data = join(folder, 'data');
  mkdirSync(join(data, 'run'), { recursive: true });
  postgres = await startDatabase();
  await using database = openForMigrations(postgres.url);
  await migrate(database.db);
  says('folder');
});

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What a command of the launcher says, without any setting but its data folder and these. */
async function run(
  command: 'erase-school' | 'operator',
  args: string[],
  settings: NodeJS.ProcessEnv = {},
): Promise<string> {
  const program = `
    import { sayFailure } from ${JSON.stringify(join(root, 'launcher', 'bootstrap', 'steps.mjs'))};
    import { run } from ${JSON.stringify(join(root, 'launcher', `${command}.ts`))};
    try { process.exitCode = await run(process.argv.slice(1), { release() {} }); }
    catch (error) { sayFailure(error); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
    env: { PATH: process.env['PATH'], PREAU_DATA: data, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise((done) => child.once('close', done));
  return said;
}

const uai = '0750001U';
const unknown = `Aucun établissement n’a le code « ${uai} ».`;

test('a school is erased beside a Préau that people reach by HTTPS, without repeating its settings', async () => {
  expect((await run('erase-school', [uai])).trim()).toBe(unknown);
});

test('files that lie in S3 are not looked for in the data folder, nor the other way round', async () => {
  const settings = { S3_URL: 'https://cle:secret@s3.example/espace?region=fr' };
  expect(await run('erase-school', [uai], settings)).toMatch(/même S3_URL[^]*Rien n’a été touché/);
  says('s3');
  expect(await run('erase-school', [uai])).toMatch(/même S3_URL[^]*Rien n’a été touché/);
  expect((await run('erase-school', [uai], settings)).trim()).toBe(unknown);
  says('folder');
});

test('an operator is recovered beside it as well', async () => {
  expect(await run('operator', ['personne'])).toContain('Personne ne s’appelle « personne »');
});

test('a database that is elsewhere is asked for', async () => {
  await postgres.stop();
  expect(await run('operator', [])).toContain('le même DATABASE_URL qu’à son démarrage');
  postgres = await startDatabase();
});
