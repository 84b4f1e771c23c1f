import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launch } from './children.ts';
import { end, isAlive } from './processes.ts';
import { Stopping, Supervisor, type Child, type Service } from './supervisor.ts';
import { until } from './wait.ts';

let folder: string;
let supervisor: Supervisor;
let children: Child[];
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-supervisor-'));
  supervisor = new Supervisor((line) => void said.push(line));
  children = [];
  said = [];
});

afterEach(async () => {
  await supervisor.stop().catch(() => undefined);
  for (const { identity } of children) await end(identity, []);
  rmSync(folder, { recursive: true, force: true });
});

/** A program that only waits, under care. */
const waiting = (label: string, stop?: () => Promise<void>): Service => ({
  label,
  start: async () => {
    const running = await launch({
      command: 'sleep',
      args: ['600'],
      env: process.env,
      cwd: folder,
      logFile: join(folder, `${label}.log`),
    });
    const child: Child = {
      ...running,
      adopted: false,
      stop:
        stop ??
        (async () => {
          said.push(`${label}: ${children.filter((one) => isAlive(one.identity)).length}`);
          await end(running.identity, [{ signal: 'SIGTERM', patience: 5_000 }]);
        }),
    };
    children.push(child);
    return child;
  },
});

const living = () => children.filter(({ identity }) => isAlive(identity)).length;

test('the last started stops first, and each is gone before the next is asked', async () => {
  for (const label of ['database', 'media', 'server']) await supervisor.start(waiting(label));
  await supervisor.stop();
  expect(said).toEqual(['server: 3', 'media: 2', 'database: 1']);
  expect(living()).toBe(0);
});

test('one that does not stop keeps none of the others running, and is told', async () => {
  await supervisor.start(waiting('database'));
  await supervisor.start(waiting('server', () => Promise.reject(new Error('it stays'))));
  await expect(supervisor.stop()).rejects.toThrow('it stays');
  expect(said).toEqual(['database: 2']);
});

test('somebody who will not wait ends all at once', async () => {
  for (const label of ['database', 'server']) await supervisor.start(waiting(label));
  supervisor.leave();
  supervisor.hurry();
  await until(() => living() === 0, { timeout: 10_000 });
  expect(living()).toBe(0);
});

test('who leaves keeps everything running, and starts nothing more', async () => {
  await supervisor.start(waiting('database'));
  supervisor.leave();
  await expect(supervisor.start(waiting('server'))).rejects.toBeInstanceOf(Stopping);
  expect(living()).toBe(1);
});

test('what dies is started again, and said', async () => {
  const { identity } = await supervisor.start(waiting('media'));
  process.kill(identity.pid, 'SIGKILL');
  await until(() => said.includes('media est reparti.'), { timeout: 10_000 });
  expect(said).toEqual(['media s’est arrêté ; on le relance.', 'media est reparti.']);
  expect(living()).toBe(1);
});
