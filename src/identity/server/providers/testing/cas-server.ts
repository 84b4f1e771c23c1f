import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prepareCas } from '../../../../../launcher/cas.ts';
import { until } from '../../../../platform/server/testing/until.ts';

const code = join(import.meta.dirname, 'cas');
const run = promisify(execFile);

type User = { username: string; password: string; given: string; family: string };
type Service = { pattern: string; logout?: string };

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A real CAS server (django-cas-server) on loopback, its database in a temporary folder. */
export async function openCasServer() {
  const { program } = await prepareCas();
  const folder = await mkdtemp(join(tmpdir(), 'preau-cas-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/cas`;
  const env = {
    PATH: process.env.PATH,
    DJANGO_SETTINGS_MODULE: 'settings',
    PYTHONPATH: code,
    PYTHONDONTWRITEBYTECODE: '1',
    CAS_TEST_FOLDER: folder,
  };
  const django = ['-m', 'django'];
  await run(program, [...django, 'migrate', '--verbosity', '0'], { env });
  const args = [...django, 'runserver', '--noreload', `127.0.0.1:${port}`];
  const child = spawn(program, args, { env, stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await until(
    'the CAS server answers',
    async () => (await fetch(`${address}/login`).catch(() => null))?.ok ?? false,
    60_000,
  );
  return {
    address,
    /** Makes people who sign in there, and the services that they may come from. */
    async prepare(told: { users?: User[]; services?: Service[] }): Promise<void> {
      const preparing = run(program, [join(code, 'prepare.py')], { env });
      preparing.child.stdin?.end(JSON.stringify(told));
      await preparing;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
