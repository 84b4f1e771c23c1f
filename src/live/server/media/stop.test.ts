import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../platform/server/testing/until.ts';
import { ask, openLine } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson } from './testing/lesson.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

test('a server that stops tells its pages to try again, and is not held up by their lines', async () => {
  const lesson = await makeLesson(here.db);
  const server = await here.another();
  const line = await openLine(server.port, await lesson.seat('pupil'));
  const stopping = performance.now();
  await server[Symbol.asyncDispose]();
  expect(performance.now() - stopping).toBeLessThan(5_000);
  expect(await line.closed).toBe(1012);
});

test('a line on its way does not hold up the stop either', async () => {
  const lesson = await makeLesson(here.db);
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: looked, resolve: look } = Promise.withResolvers<void>();
  const server = await here.another({
    beforeLook: () => {
      look();
      return held;
    },
  });
  const line = openLine(server.port, await lesson.seat('pupil')).catch(() => 'cut');
  await looked;
  const stopping = performance.now();
  await server[Symbol.asyncDispose]();
  expect(performance.now() - stopping).toBeLessThan(5_000);
  letGo();
  expect(await line).toBe('cut');
});

test('what is no proper handshake leaves no line to the engine behind', async () => {
  const lesson = await makeLesson(here.db);
  const { seatId, mark } = await lesson.seat('pupil');
  const linesToEngine = () =>
    process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
  const before = linesToEngine();
  for (let attempt = 0; attempt < 12; attempt++) {
    const { status } = await ask(
      here.port,
      `/media/${seatId}/rtc?protocol=16&access_token=${mark}`,
      {
        headers: { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
      },
    );
    expect(status).toBe(400);
  }
  await until('all are gone', () => linesToEngine() < before + 6);
});
