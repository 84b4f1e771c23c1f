import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runBeside } from './beside.ts';
import { findChromium } from './chromium.ts';
import { runMigrations } from './migrations.ts';
import { requireFree, refusal } from './ports.ts';
import { ensureCluster } from './postgres/cluster.ts';
import { Clone } from './testing/clone.ts';

let clone: Clone;
let folder: string;

beforeEach(() => {
  clone = new Clone();
  folder = mkdtempSync(join(tmpdir(), 'preau-missing-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  clone.remove();
  rmSync(folder, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0;
const howCas = 'src/identity/server/providers/testing/cas/requirements.txt';

test.each<[string, () => void, [module: string, call: string], RegExp]>([
  [
    'pages that do not build',
    () =>
      clone.write(
        'node_modules/vite/bin/vite.js',
        `console.error('une faute dans une page'); process.exit(1);`,
      ),
    ['web-build.ts', 'buildWeb()'],
    /^web-not-built\n[^]*une faute dans une page/,
  ],
  [
    'no Chromium, and none to be had',
    () => clone.program('apt-get', 'exit 100'),
    ['chromium.ts', 'prepareChromium()'],
    /^no-chromium\n[^]*CHROMIUM_PATH=/,
  ],
  [
    'no Python, and none to be had',
    () => {
      clone.write(howCas, 'django-cas-server==1\n');
      clone.program('apt-get', 'exit 100');
    },
    ['cas.ts', 'prepareCas()'],
    /^no-python\n[^]*python3-venv/,
  ],
  [
    'a Python that cannot reach its packages',
    () => {
      clone.write(howCas, 'django-cas-server==1\n');
      clone.program('python3', 'if [ "$1" = -c ]; then exit 0; fi; echo pas de réseau; exit 1');
    },
    ['cas.ts', 'prepareCas()'],
    /^no-cas\n[^]*pas de réseau/,
  ],
  [
    'a machine that npm has no PostgreSQL for',
    () => undefined,
    ['postgres/binaries.ts', `prepareBinaries(null, '.')`],
    /^no-database-binaries\n[^]*DATABASE_URL=/,
  ],
])('%s: a sentence says what to do', async (_name, prepare, [module, call], said) => {
  prepare();
  expect((await clone.call(module, call)).output).toMatch(said);
});

test('a folder of another account is left alone', async ({ skip }) => {
  if (!isRoot) skip('only root can become somebody else');
  mkdirSync(join(clone.folder, 'theirs', 'socket'), { recursive: true });
  const { output } = await clone.call('postgres/place.ts', `choosePlace('theirs', null)`, 65_534);
  expect(output).toMatch(/^folder-of-another\n[^]*appartient à un autre compte/);
});

test('CHROMIUM_PATH that leads nowhere', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nulle/part');
  expect(() => findChromium()).toThrow(
    expect.objectContaining({
      code: 'no-chromium',
      message: expect.stringContaining('/nulle/part'),
    }),
  );
});

test('tables that cannot be brought to this version: the migration’s last words', async () => {
  const script = join(folder, 'migrate.mjs');
  writeFileSync(script, `console.error('la table est ailleurs'); process.exit(1);`);
  const logFile = join(folder, 'migrate.log');
  await expect(
    runMigrations({ script, cwd: folder, env: process.env, logFile }),
  ).rejects.toMatchObject({
    code: 'migration-failed',
    message: expect.stringContaining('la table est ailleurs'),
  });
});

test('a database that initdb cannot make: its last words', async () => {
  clone.program('initdb', 'echo "initdb: pas de chance" >&2; exit 1');
  await expect(
    ensureCluster({
      cluster: join(folder, 'cluster'),
      note: join(folder, 'made.json'),
      binaries: { version: '18.0.0', folder: clone.bin },
      account: null,
      password: 'secret',
      durable: false,
    }),
  ).rejects.toMatchObject({
    code: 'database-not-made',
    message: expect.stringContaining('pas de chance'),
  });
});

test('commands beside a Préau that is not there, or does not run', async () => {
  vi.stubEnv('PREAU_DATA', folder);
  await expect(async () =>
    runBeside({ name: 'none.ts', uses: 'address' }, []),
  ).rejects.toMatchObject({
    code: 'no-installation',
    message: expect.stringContaining(folder),
  });
  writeFileSync(join(folder, 'secrets.json'), '{}');
  await expect(async () =>
    runBeside({ name: 'none.ts', uses: 'address' }, []),
  ).rejects.toMatchObject({ code: 'not-started' });
});

const web = { protocol: 'tcp', setting: 'PREAU_PORT', use: 'serveur' } as const;

test('an address that is not this machine’s', async () => {
  await expect(requireFree([{ ...web, host: '192.0.2.1', port: 3000 }])).rejects.toMatchObject({
    code: 'address-not-here',
    message: expect.stringContaining('192.0.2.1'),
  });
});

test.each([
  ['EACCES', 443, 'port-forbidden', 'PREAU_PORT=8443'],
  ['EADDRINUSE', 3000, 'port-taken', 'PREAU_PORT=3100'],
  ['EADDRINUSE', 65_500, 'port-taken', 'PREAU_PORT=65400'],
])(
  'the system’s %s for port %i proposes another that can be taken',
  (code, port, told, instead) => {
    const error = Object.assign(new Error('no'), { code });
    expect(refusal({ ...web, host: '0.0.0.0', port }, error)).toMatchObject({
      code: told,
      message: expect.stringContaining(`${instead} npm start`),
    });
  },
);
