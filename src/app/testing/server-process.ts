import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../../launcher/ports.ts';
import { until } from '../../platform/server/testing/until.ts';

const main = join(import.meta.dirname, '../main.ts');

/**
 * The real server in a process of its own, which may be killed and started again.
 * @param settings those that a test needs otherwise
 */
export async function openServerProcess(
  databaseUrl: string,
  settings: Record<string, string> = {},
  givenPort?: number,
) {
  const [port = 0] = givenPort === undefined ? await freePorts(1) : [givenPort];
  const folder = await mkdtemp(join(tmpdir(), 'preau-server-'));
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;

  const start = async () => {
    child = spawn(process.execPath, [main], {
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: databaseUrl,
        LIVEKIT_URL: 'ws://127.0.0.1:9',
        LIVEKIT_API_KEY: 'key-of-the-tests',
        LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
        PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
        PREAU_PORT: String(port),
        PREAU_PUBLIC_URL: `http://localhost:${port}`,
        PREAU_DATA: folder,
        PREAU_DEMO: '0',
        ...settings,
      },
    });
    await until(
      'the server is ready',
      async () => {
        const reply = await fetch(`${url}/readyz`).catch(() => null);
        return reply?.ok ?? false;
      },
      60_000,
    );
  };
  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const dying = child;
    if (dying === null || dying.exitCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill(signal);
    await gone;
  };
  await start();
  return {
    url,
    start,
    kill,
    async [Symbol.asyncDispose]() {
      await kill('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
