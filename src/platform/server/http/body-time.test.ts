import { connect, type AddressInfo } from 'node:net';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { route } from '../../contract/route.ts';
import { readConfig } from '../config.ts';
import { until } from '../testing/until.ts';
import { createMount } from './mount.ts';
import { createHttp } from './server.ts';

const say = {
  method: 'POST',
  summary: 'Say',
  caller: 'anyone',
  action: 'say',
  body: z.strictObject({ word: z.string() }),
  reply: null,
  errors: [],
} as const;
const shortly = route({ ...say, id: 'test.shortly', path: '/api/shortly' });
const atLength = route({
  ...say,
  id: 'test.at-length',
  path: '/api/at-length',
  bodyWithinMs: 600_000,
});

async function serve() {
  const config = readConfig({
    DATABASE_URL: 'postgresql://localhost/none',
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
  });
  const http = await createHttp(config, pino({ level: 'silent' }), { bodyWithinMs: 200 });
  const gate = { actor: async () => null, knows: () => true, check: () => {} };
  const { mount } = createMount(http, gate);
  for (const one of [shortly, atLength]) mount(one, { subject: () => ({}), handle: () => {} });
  await http.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => http.close());
  const { port } = http.server.address() as AddressInfo;
  return { http, mount, port };
}

/** Posts a first part of a body, and the rest when it is told to. */
function dribble(port: number, path: string) {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let said = '';
  socket.on('error', () => {}).on('data', (part) => (said += String(part)));
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Preau: 1\r\nContent-Type: application/json\r\n` +
      'Content-Length: 16\r\n\r\n{"word":',
  );
  return { socket, said: () => said, finish: () => socket.write('"hello"}') };
}

it('who dribbles is hung up on in time, where files are taken later than elsewhere', async () => {
  const { port } = await serve();
  const file = dribble(port, atLength.path);
  for (const path of [shortly.path, '/api/nowhere']) {
    const { socket } = dribble(port, path);
    await until('its line is closed', () => socket.closed);
  }
  file.finish();
  await until('the file was taken', () => file.said().startsWith('HTTP/1.1 204'));
});

it('a body that is whole keeps its line for as many more as come', async () => {
  const { port } = await serve();
  const { socket, said, finish } = dribble(port, shortly.path);
  finish();
  await until('it was taken', () => said().startsWith('HTTP/1.1 204'));
  const late = dribble(port, shortly.path);
  await until('a later one was hung up on', () => late.socket.closed);
  expect(socket.closed).toBe(false);
});

it('headers must come as soon as ever, and no route may ask for more than the server waits', async () => {
  const { http, mount } = await serve();
  expect(http.server.headersTimeout).toBe(60_000);
  const tooLong = { ...atLength, id: 'test.too-long', path: '/api/too-long' } as const;
  expect(() =>
    mount(route({ ...tooLong, bodyWithinMs: 601_000 }), { subject: () => ({}), handle: () => {} }),
  ).toThrow('waits less');
});
