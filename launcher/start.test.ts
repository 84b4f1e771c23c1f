import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './bootstrap/folders.mjs';
import { identify, isAlive, type Identity } from './processes.ts';
import { alive, Installation, kill, type Kin } from './testing/installation.ts';
import { until } from './wait.ts';

let school: Installation;

beforeEach(async () => {
  school = await Installation.make();
});

afterEach(() => school.remove());

/** A word written in the school's database, through the address that the server was given. */
async function query(text: string): Promise<unknown[]> {
  const environment = readFileSync(`/proc/${school.one('server').pid}/environ`, 'utf8').split('\0');
  const url =
    environment.find((line) => line.startsWith('DATABASE_URL='))?.slice('DATABASE_URL='.length) ??
    '';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until another process serves in this one's place. */
async function replaced(name: keyof Kin, old: Identity): Promise<void> {
  const isNew = () => {
    const now = school.one(name);
    return now.pid !== old.pid && isAlive(now);
  };
  expect(await until(isNew, { timeout: 30_000 })).toBe(true);
}

test('a start opens everything, says the addresses, and SIGTERM leaves no survivor', async () => {
  const start = await school.opened();
  expect(start.output()).toMatch(/Mme Martin, professeure[^]*\/e\/martin[^]*État du service/);
  const kin = school.kin();
  expect(alive(kin)).toEqual(['postgres', 'livekit', 'server']);
  start.process.kill('SIGTERM');
  expect(await start.exited()).toBe(0);
  expect(alive(kin)).toEqual([]);
});

test('secrets, media configuration and addresses are readable by this account alone', async () => {
  await school.opened();
  for (const file of [
    'secrets.json',
    'media/livekit.yaml',
    'run/ready.json',
    'postgres/postgres.pid.json',
  ]) {
    expect([file, statSync(join(school.data, file)).mode & 0o777]).toEqual([file, 0o600]);
  }
});

test('Ctrl-C twice in one gesture, as npm passes it on, still stops in order', async () => {
  const start = await school.opened();
  const kin = school.kin();
  start.process.kill('SIGINT');
  start.process.kill('SIGINT');
  expect(await start.exited()).toBe(0);
  expect(alive(kin)).toEqual([]);
});

test('a second Ctrl-C ends at once what does not stop', async () => {
  const deaf = join(school.folder, 'deaf.mjs');
  writeFileSync(
    deaf,
    `import { writeFileSync } from 'node:fs';
     await import(${JSON.stringify(join(import.meta.dirname, 'testing', 'stand-in-server.ts'))});
     process.removeAllListeners('SIGTERM');
     process.on('SIGTERM', () => undefined);
     process.on('SIGQUIT', () => {
       writeFileSync(${JSON.stringify(join(school.folder, 'hurried'))}, '');
       process.exit(1);
     });`,
  );
  const start = await school.opened({ env: { PREAU_TEST_SERVER: deaf } });
  const kin = school.kin();
  // The second counts once it cannot be npm's copy of the first: somebody presses until it is over.
  const isOver = () => start.process.exitCode !== null || !start.process.kill('SIGINT');
  expect(await until(isOver, { timeout: 60_000, every: 200 })).toBe(true);
  // Politely asked alone, it would have been killed without a word.
  expect(existsSync(join(school.folder, 'hurried'))).toBe(true);
  await until(() => alive(kin).length === 0, { timeout: 60_000 });
  expect(alive(kin)).toEqual([]);
});

test('a terminal that goes away while it stops keeps nothing running', async () => {
  const start = await school.opened();
  const kin = school.kin();
  start.process.stdout?.destroy();
  start.process.stderr?.destroy();
  kill(kin.livekit);
  await replaced('livekit', kin.livekit);
  const after = school.kin();
  start.process.kill('SIGTERM');
  expect(await start.exited()).toBe(0);
  expect(alive(after)).toEqual([]);
});

test('a stop asked for during the start ends what had started', async () => {
  const start = school.start();
  await start.says(/Base de données/);
  const postgres = school.one('postgres');
  start.process.kill('SIGTERM');
  expect(await start.exited()).toBe(0);
  expect(isAlive(postgres)).toBe(false);
  expect(school.leftovers()).toEqual([]);
});

test('two starts on one data folder: the second refuses and names the first', async () => {
  const first = await school.opened();
  const second = school.start();
  expect(await second.exited()).toBe(1);
  expect(second.output()).toContain(`Préau tourne déjà sur ce dossier des données`);
  expect(second.output()).toContain(`kill ${first.process.pid}`);
  expect(await school.answers()).not.toBeNull();
});

test('kill -9 of the launcher: the lesson goes on, and the next start takes it over', async () => {
  const first = await school.opened();
  const before = school.kin();
  await query(`insert into kept values ('présent')`);
  first.process.kill('SIGKILL');
  await first.exited();
  expect(alive(before)).toEqual(['postgres', 'livekit', 'server']);
  const second = await school.opened();
  expect(second.output()).toContain('les leçons continuent');
  const after = school.kin();
  expect([after.postgres, after.livekit]).toEqual([before.postgres, before.livekit]);
  expect(isAlive(before.server)).toBe(false);
  expect(await query('select word from kept')).toEqual([{ word: 'présent' }]);
  second.process.kill('SIGTERM');
  await second.exited();
  expect(alive(after)).toEqual([]);
});

test('kill -9 of npm alone: its launcher, which nobody can stop any more, gives way to the next start', async () => {
  const first = await school.opened({ throughShell: true });
  const before = school.kin();
  first.process.kill('SIGKILL');
  const second = await school.opened();
  expect(second.output()).toContain('les leçons continuent');
  expect(school.kin().livekit).toEqual(before.livekit);
  second.process.kill('SIGTERM');
  expect(await second.exited()).toBe(0);
  expect(alive(before)).toEqual([]);
});

test.each(['postgres', 'livekit', 'server'] as const)(
  'kill -9 of %s: it is started again at once',
  async (name) => {
    const start = await school.opened();
    await query(`insert into kept values ('présent')`);
    const before = school.kin();
    kill(before[name]);
    await replaced(name, before[name]);
    await start.says(/est reparti/);
    expect(await query('select word from kept')).toEqual([{ word: 'présent' }]);
    expect(await school.answers()).not.toBeNull();
  },
);

test('kill -9 of everything at once: the next start recovers what was saved', async () => {
  const first = await school.opened();
  await query(`insert into kept values ('présent')`);
  const kin = school.kin();
  first.process.kill('SIGKILL');
  for (const identity of Object.values(kin)) kill(identity);
  await first.exited();
  await school.opened();
  expect(await query('select word from kept')).toEqual([{ word: 'présent' }]);
});

test('a number that a stranger took over is never killed', async () => {
  const first = await school.opened();
  first.process.kill('SIGTERM');
  await first.exited();
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
  try {
    const { pid = 0 } = stranger;
    const note = JSON.stringify({ pid, born: 'another life', settings: '' });
    for (const file of [
      'postgres/postgres.pid.json',
      'media/livekit.pid.json',
      'run/server.pid.json',
    ]) {
      writeFileSync(join(school.data, file), note);
    }
    await school.opened();
    expect(identify(pid)).not.toBeNull();
  } finally {
    stranger.kill();
  }
});

test('a server that dies before it is ready: the start says so and leaves nothing behind', async () => {
  const broken = join(school.folder, 'broken.mjs');
  writeFileSync(broken, 'console.error("pas de chance"); process.exit(3);');
  const start = school.start({ env: { PREAU_TEST_SERVER: broken } });
  expect(await start.exited()).toBe(1);
  expect(start.output()).toMatch(/Le serveur s’est arrêté avant d’être prêt[^]*pas de chance/);
  expect(school.leftovers()).toEqual([]);
});

test('a full disk of another day, in the same log, is not why this start fails', async () => {
  mkdirSync(join(school.data, 'logs'), { recursive: true });
  const log = join(school.data, 'logs', 'server.log');
  writeFileSync(log, 'Error: ENOSPC: no space left on device, write\n');
  const broken = join(school.folder, 'broken.mjs');
  writeFileSync(broken, 'console.error("pas de chance"); process.exit(3);');
  const start = school.start({ env: { PREAU_TEST_SERVER: broken } });
  expect(await start.exited()).toBe(1);
  expect(start.output()).toContain('pas de chance');
  expect(start.output()).not.toMatch(/disque est plein|ENOSPC/);
});

test('a stop asked for while the server is started again is no failure of it', async () => {
  const once = join(school.folder, 'once.mjs');
  const seen = join(school.folder, 'seen');
  const standIn = join(root, 'launcher', 'testing', 'stand-in-server.ts');
  writeFileSync(
    once,
    `import { existsSync, writeFileSync } from 'node:fs';
     if (!existsSync(${JSON.stringify(seen)})) {
       writeFileSync(${JSON.stringify(seen)}, '');
       await import(${JSON.stringify(standIn)});
     } else setInterval(() => undefined, 1_000);`,
  );
  const start = await school.opened({ env: { PREAU_TEST_SERVER: once } });
  const first = school.one('server');
  kill(first);
  await replaced('server', first);
  start.process.kill('SIGTERM');
  expect(await start.exited()).toBe(0);
  expect(start.output()).not.toMatch(/ne repart pas|deux minutes/);
});

test('port taken: the sentence names the variable that moves it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = other.address() as AddressInfo;
    const start = school.start({ env: { PREAU_PORT: String(port) } });
    expect(await start.exited()).toBe(1);
    expect(start.output()).toMatch(
      new RegExp(`Le port ${port} \\(serveur\\) est déjà pris[^]*PREAU_PORT=`),
    );
  } finally {
    other.close();
  }
});

test('media port taken: the sentence names the variable that moves it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '0.0.0.0', resolve));
  try {
    const { port } = other.address() as AddressInfo;
    const start = school.start({ env: { PREAU_MEDIA_TCP_PORT: String(port) } });
    expect(await start.exited()).toBe(1);
    expect(start.output()).toMatch(/déjà pris[^]*PREAU_MEDIA_TCP_PORT=/);
  } finally {
    other.close();
  }
});

test.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['an unknown name', { PREAU_PROT: '80' }, /PREAU_PROT n’est pas un réglage[^]*PREAU_PORT \?/],
  [
    'a public address in clear',
    { PREAU_PUBLIC_URL: 'http://classe.ecole.example' },
    /commence par http:\/\//,
  ],
  [
    'a certificate that is not there',
    { PREAU_TLS_CERT: '/nulle/part.pem', PREAU_TLS_KEY: '/nulle/part.key' },
    /PREAU_TLS_CERT mène à \/nulle\/part\.pem/,
  ],
  ['files without a key', { S3_URL: 'https://s3.example/classe' }, /S3_URL est incomplète/],
  [
    'the media secret of all trials',
    { PREAU_DEMO: '0', LIVEKIT_API_KEY: 'devkey', LIVEKIT_API_SECRET: 'secret' },
    /secret d’essai connu de tous/,
  ],
])('unsafe settings refuse the start before anything runs: %s', async (_name, env, sentence) => {
  const start = school.start({ env });
  expect(await start.exited()).toBe(1);
  expect(start.output()).toMatch(sentence);
  expect(start.output()).not.toContain('✓ Base de données');
});

test('an argument that nobody knows is refused', async () => {
  const start = school.start({ args: ['--lna'] });
  expect(await start.exited()).toBe(1);
  expect(start.output()).toContain('« --lna » n’est pas compris');
});
