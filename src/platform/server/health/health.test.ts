import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { createHttp } from '../http/server.ts';
import { createLog } from '../telemetry/index.ts';
import { createHealth, registerProbes, type Probe } from './index.ts';

const secret = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';
const config = readConfig({
  DATABASE_URL: 'postgresql://localhost/none',
  PREAU_SECRET: secret,
  LIVEKIT_API_KEY: 'preau',
  LIVEKIT_API_SECRET: secret,
});
const ok: Probe = async () => 'ok';
const allWell = { database: ok, media: ok, jobs: ok, files: ok, mail: ok };

test('all well is ok, and a part that is off was never wanted', async () => {
  const health = createHealth({ ...allWell, mail: async () => 'off' });
  expect(await health.read()).toEqual({
    state: 'ok',
    parts: [
      { part: 'database', state: 'ok' },
      { part: 'media', state: 'ok' },
      { part: 'jobs', state: 'ok' },
      { part: 'files', state: 'ok' },
      { part: 'mail', state: 'off' },
    ],
  });
});

test('a part that fails or is silent is away, and the answer comes within a second and a bit', async () => {
  const health = createHealth({
    ...allWell,
    media: () => Promise.reject(new Error('refused')),
    files: () => new Promise(() => {}),
  });
  const start = performance.now();
  const report = await health.read();
  expect(performance.now() - start).toBeLessThan(1_500);
  expect(report.state).toBe('degraded');
  expect(report.parts.filter(({ state }) => state === 'away').map(({ part }) => part)).toEqual([
    'media',
    'files',
  ]);
});

test('a thousand askers cost one question', async () => {
  let asked = 0;
  const health = createHealth({ ...allWell, database: async () => (asked++, 'ok') });
  await Promise.all(Array.from({ length: 1_000 }, () => health.read()));
  expect(asked).toBe(1);
});

test('the server is ready once the database answers and its schema is this server’s', async () => {
  let database: 'ok' | 'away' = 'away';
  let migrated = false;
  const ready = async () => {
    // A fresh server each time: the answer is kept for a second.
    const http = await createHttp(config, createLog({ logLevel: 'error' }, { write: () => {} }));
    const health = createHealth({ ...allWell, database: async () => database });
    registerProbes(http, { health, migrated: async () => migrated });
    const answer = await http.inject('/readyz');
    const alive = await http.inject('/healthz');
    await http.close();
    expect(alive.statusCode).toBe(200);
    return [answer.statusCode, answer.json().code ?? answer.json().state];
  };
  expect(await ready()).toEqual([503, 'database_away']);
  database = 'ok';
  expect(await ready()).toEqual([503, 'migrations_pending']);
  migrated = true;
  expect(await ready()).toEqual([200, 'ready']);
});
