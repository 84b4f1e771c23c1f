import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../testing/until.ts';

const secret = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';

async function startServer() {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('testing/server.ts', import.meta.url))],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: 'postgresql://localhost/none',
        PREAU_SECRET: secret,
        LIVEKIT_API_KEY: 'preau',
        LIVEKIT_API_SECRET: secret,
        PREAU_LOG_LEVEL: 'error',
      },
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const said: string[] = [];
  createInterface(child.stdout).on('line', (line) => said.push(line));
  const port = (
    await until('it listens', () => said.find((line) => line.startsWith('port ')))
  ).slice(5);
  const url = `http://127.0.0.1:${port}`;
  /** Asks, and waits until the server has the request; the answer is `cut` when the line broke. */
  const ask = async (path: 'slow' | 'events' | 'never') => {
    const answer = fetch(`${url}/${path}`).then(
      async (response) => [response.status, await response.text()] as const,
    );
    const settled = answer.catch(() => 'cut' as const);
    await until(`${path} is under way`, () => said.includes(path));
    return { settled };
  };
  return { child, ended, url, ask };
}
test('a stop lets requests end, ends event streams, and accepts nothing more', async () => {
  const { child, ended, url, ask } = await startServer();
  const slow = await ask('slow');
  const events = await ask('events');
  child.kill('SIGTERM');
  expect(await events.settled).toEqual([200, ': open\n\n']);
  await until('nothing is accepted', () =>
    fetch(url).then(
      () => false,
      () => true,
    ),
  );
  child.kill('SIGUSR2');
  expect(await slow.settled).toEqual([200, '{"whole":true}']);
  expect(await ended).toEqual([0, null]);
});

test('a request that never ends does not hold up the stop', async () => {
  const { child, ended, ask } = await startServer();
  const never = await ask('never');
  child.kill('SIGTERM');
  expect(await never.settled).toBe('cut');
  expect(await ended).toEqual([0, null]);
});

test('a second signal ends it at once', async () => {
  const { child, ended, ask } = await startServer();
  await ask('never');
  child.kill('SIGTERM');
  child.kill('SIGINT');
  expect(await ended).toEqual([1, null]);
});
