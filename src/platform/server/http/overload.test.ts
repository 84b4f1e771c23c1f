import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../config.ts';
import { createHealth, registerProbes, type Probe } from '../health/index.ts';
import { registerStatic } from '../static/index.ts';
import { createMetrics, registerMetrics } from '../telemetry/index.ts';
import { until } from '../testing/until.ts';
import { createHttp } from './server.ts';

const lateMs = 100;
const ok: Probe = async () => 'ok';
const parts = { database: ok, media: ok, jobs: ok, files: ok, mail: ok };

/** Keeps the process from everything else. */
function standStill(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function serve() {
  const config = readConfig({
    DATABASE_URL: 'postgresql://localhost/none',
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
  });
  const http = await createHttp(config, pino({ level: 'silent' }), { overloadedAfterMs: lateMs });
  http.get('/api/thing', async () => 'here');
  registerProbes(http, { health: createHealth(parts), migrated: async () => true });
  const pool = { totalCount: 0, idleCount: 0, waitingCount: 0 };
  registerMetrics(http, createMetrics({ pool, openStreams: () => 0 }), { metricsToken: null });
  const folder = mkdtempSync(join(tmpdir(), 'preau-pages-'));
  for (const file of ['index.html', 'piece.js']) writeFileSync(join(folder, file), 'here');
  await registerStatic(http, { folder, pages: [{ document: 'index.html', paths: ['/'] }] });
  await http.ready();
  onTestFinished(async () => {
    await http.close();
    rmSync(folder, { recursive: true });
  });
  return (address = '/api/thing') => http.inject(address);
}

it('a server that is late and stays so refuses, and says that it is overloaded', async () => {
  const ask = await serve();
  await until('it refuses', async () => {
    standStill(3 * lateMs);
    return (await ask()).statusCode === 503;
  });
  expect((await ask()).json()).toMatchObject({ code: 'overloaded' });
  // Pages say it in words, and are not refused the pieces that they are made of.
  const pages = await Promise.all(['/', '/piece.js'].map((one) => ask(one)));
  expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  // Alive, and to be asked why; but others should be asked instead, where there are others.
  const probes = await Promise.all(['/healthz', '/metrics', '/readyz'].map((one) => ask(one)));
  expect(probes.map(({ statusCode }) => statusCode)).toEqual([200, 200, 503]);
  await until('it answers again', async () => (await ask()).statusCode === 200);
});

it('one that stood still once answers all that comes after', async () => {
  const ask = await serve();
  await new Promise((resolve) => setImmediate(resolve));
  standStill(2_500);
  const answers = new Set<number>();
  const end = performance.now() + 1_500;
  await until('a while has passed', async () => {
    answers.add((await ask()).statusCode);
    return performance.now() > end;
  });
  expect([...answers]).toEqual([200]);
});
