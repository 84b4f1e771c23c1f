import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../config.ts';
import { until } from '../testing/until.ts';
import { createHttp } from './server.ts';

const lateMs = 100;

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
  http.get('/page', async () => 'here');
  await http.ready();
  onTestFinished(() => http.close());
  return () => http.inject('/page');
}

it('a server that is late and stays so refuses, and says that it is overloaded', async () => {
  const ask = await serve();
  await until('it refuses', async () => {
    standStill(3 * lateMs);
    return (await ask()).statusCode === 503;
  });
  expect((await ask()).json()).toMatchObject({ code: 'overloaded' });
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
