import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebhookReceiver } from 'livekit-server-sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareEngine } from './engine.ts';
import { lanAddresses } from './lan.ts';
import { livekitConfig } from './livekit-config.ts';
import { startLivekit, type Livekit, type LivekitOptions } from './livekit.ts';
import { freePorts } from './ports.ts';
import { isAlive } from './processes.ts';
import { apiSecret, enter, rooms } from './testing/engine.ts';

let folder: string;
let options: LivekitOptions;
let started: Livekit[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preau-livekit-'));
  const [signal = 0, tcp = 0, udp = 0, turn = 0] = await freePorts(4);
  const { program } = await prepareEngine();
  options = {
    engine: program,
    folder,
    ports: { signal, tcp, udp, turn },
    apiKey: 'essai',
    apiSecret,
    address: '127.0.0.1',
    webhookUrl: null,
    turnTls: null,
  };
});

afterEach(async () => {
  for (const livekit of started) await livekit.stop();
  started = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(changes: Partial<LivekitOptions> = {}): Promise<Livekit> {
  const livekit = await startLivekit({ ...options, ...changes });
  started.push(livekit);
  return livekit;
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const done = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', done(true)).once('error', done(false)).once('timeout', done(false));
  });
}

test('browsers are sent to our own STUN and TURN, never to a third party', async () => {
  const livekit = await start();
  await rooms(livekit).createRoom({ name: 'cours' });
  const { message } = await enter(livekit, 'cours');
  if (message.case !== 'join') throw new Error(`unexpected ${message.case}`);
  const urls = message.value.iceServers.flatMap((server) => server.urls);
  expect(urls.length).toBeGreaterThan(0);
  expect(urls.filter((url) => !url.includes(`127.0.0.1:${options.ports.turn}`))).toEqual([]);
});

test('an engine that ends before it is ready: the sentence holds its last words', async () => {
  const engine = join(folder, 'engine');
  writeFileSync(engine, '#!/bin/sh\necho pas de chance; exit 3\n', { mode: 0o755 });
  await expect(start({ engine })).rejects.toMatchObject({
    code: 'media-not-started',
    message: expect.stringContaining('pas de chance'),
  });
});

test('nobody opens a room by coming in', async () => {
  const livekit = await start();
  await expect(enter(livekit, 'inconnue')).rejects.toThrow();
});

test('signalling answers on this machine alone, also when the streams go to the network', async ({
  skip,
}) => {
  const [address] = lanAddresses();
  if (!address) skip('this machine is on no network');
  await start({ address: address ?? '' });
  expect(await connects('127.0.0.1', options.ports.signal)).toBe(true);
  expect(await connects(address ?? '', options.ports.signal)).toBe(false);
  expect(await connects(address ?? '', options.ports.tcp)).toBe(true);
});

test('the room outlives a cut of 84 s, the longest after which a page comes back by itself', () => {
  const config = JSON.parse(livekitConfig(options)) as { room: { departure_timeout: number } };
  expect(config.room.departure_timeout).toBeGreaterThan(84 + 22);
});

test('a room describes no codec to those who come but the ones that pages send', async () => {
  const livekit = await start();
  const { enabledCodecs } = await rooms(livekit).createRoom({ name: 'cours' });
  expect(enabledCodecs.map(({ mime }) => mime)).toEqual(['audio/opus', 'audio/red', 'video/VP8']);
});

test('news of rooms reach the server, signed', async () => {
  const news = Promise.withResolvers<string>();
  const receiver = new WebhookReceiver('essai', apiSecret);
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      response.end();
      receiver
        .receive(body, request.headers.authorization)
        .then((event) => news.resolve(event.event), news.reject);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const livekit = await start({ webhookUrl: `http://127.0.0.1:${port}/` });
    await rooms(livekit).createRoom({ name: 'cours' });
    expect(await news.promise).toBe('room_started');
  } finally {
    server.close();
  }
});

test('the configuration, which holds the secret, is readable by this account alone', async () => {
  await start();
  expect(statSync(join(folder, 'livekit.yaml')).mode & 0o777).toBe(0o600);
});

test('a second start takes the engine over with its rooms; another configuration starts it anew', async () => {
  const first = await start();
  await rooms(first).createRoom({ name: 'cours' });
  const second = await start();
  expect(second).toMatchObject({ adopted: true, pid: first.pid });
  expect(await rooms(second).listRooms()).toHaveLength(1);
  const third = await start({ webhookUrl: 'http://127.0.0.1:9/' });
  expect(third.adopted).toBe(false);
  expect(isAlive(first.identity)).toBe(false);
});

test('an engine that a kill left without a note gives its ports back', async () => {
  const first = await start();
  rmSync(join(folder, 'livekit.pid.json'));
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(isAlive(first.identity)).toBe(false);
});

test('while somebody comes in, nothing is logged but opaque ids: no pass, no name, no address', async () => {
  const livekit = await start();
  await rooms(livekit).createRoom({ name: 'cours' });
  await enter(livekit, 'cours', { name: 'Zoé Dubois', metadata: '6e B' });
  const log = readFileSync(join(folder, 'livekit.log'), 'utf8');
  expect(log).not.toMatch(/eyJ|Zoé|6e B|127\.0\.0\.1/);
});
