import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { chromium } from '@playwright/test';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium } from './chromium.ts';
import { prepareEngine } from './engine.ts';
import { startLivekit, type Livekit, type LivekitOptions } from './livekit.ts';
import { freePorts } from './ports.ts';
import { apiSecret, enter, passTo, rooms } from './testing/engine.ts';

type TurnTls = NonNullable<LivekitOptions['turnTls']>;

let folder: string;
let started: Livekit | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-relay-'));
});

afterEach(async () => {
  await started?.stop();
  started = null;
  rmSync(folder, { recursive: true, force: true });
});

async function start(turnTls: TurnTls, address = '127.0.0.1'): Promise<Livekit> {
  const [signal = 0, tcp = 0, udp = 0, turn = 0] = await freePorts(4);
  const { program: engine } = await prepareEngine();
  const ports = { signal, tcp, udp, turn };
  const keys = { apiKey: 'essai', apiSecret, webhookUrl: null };
  started = await startLivekit({ engine, folder, ports, ...keys, address, turnTls });
  return started;
}

const turnName = 'turn.ecole.example';

/** TURN over TLS, with a certificate that this test makes. */
async function turnOverTls(): Promise<TurnTls> {
  const made = await generate([{ name: 'commonName', value: turnName }], {
    keyType: 'ec',
    curve: 'P-256',
  });
  const [certFile, keyFile] = [join(folder, 'turn.pem'), join(folder, 'turn-key.pem')];
  writeFileSync(certFile, made.cert);
  writeFileSync(keyFile, made.private);
  const [port = 0] = await freePorts(1);
  return { domain: turnName, port, certFile, keyFile };
}

/** A browser's first request for a relay, without a pass yet (RFC 8656, 7.1): UDP is asked for. */
const allocate = () =>
  Buffer.concat([
    Buffer.from('000300082112a442', 'hex'),
    randomBytes(12),
    Buffer.from('0019000411000000', 'hex'),
  ]);

/** What TURN answers to it over TLS: the kind of the answer, the code of its refusal, whose certificate it is. */
const askRelay = (host: string, port: number) =>
  new Promise<{ kind: number; refusal: number; name: string }>((resolve, reject) => {
    const socket = connectTls(
      { host, port, servername: turnName, rejectUnauthorized: false },
      () => void socket.write(allocate()),
    );
    socket.once('error', reject).once('data', (answer: Buffer) => {
      const name = String(socket.getPeerCertificate().subject.CN);
      const at = answer.indexOf(Buffer.from('0009', 'hex'), 20);
      const refusal = answer.readUInt8(at + 6) * 100 + answer.readUInt8(at + 7);
      resolve({ kind: answer.readUInt16BE(0), refusal, name });
      socket.destroy();
    });
  });

const refused = { kind: 0x0113, refusal: 401, name: turnName };

test('TURN over TLS answers under its certificate, asks for a pass, and browsers are told its name', async () => {
  const turnTls = await turnOverTls();
  const livekit = await start(turnTls);
  expect(await askRelay('127.0.0.1', turnTls.port)).toEqual(refused);
  await rooms(livekit).createRoom({ name: 'cours' });
  const { message } = await enter(livekit, 'cours');
  if (message.case !== 'join') throw new Error(`unexpected ${message.case}`);
  const urls = message.value.iceServers.flatMap((server) => server.urls);
  expect(urls).toContain(`turns:${turnName}:443?transport=tcp`);
});

test('behind an address translation, TURN over TLS listens where it can', async () => {
  const turnTls = await turnOverTls();
  await start(turnTls, '203.0.113.10');
  expect(await askRelay('127.0.0.1', turnTls.port)).toEqual(refused);
});

/** livekit-client as a script of a page. */
const client = join(
  dirname(createRequire(import.meta.url).resolve('livekit-client')),
  'livekit-client.umd.js',
);

/**
 * In the page: comes in by this relay or not at all, says something, and tells how the line that is used leaves
 * the browser.
 */
const comeIn = `async ({ url, pass, relay }) => {
  const room = new LivekitClient.Room();
  const rtcConfig = { iceServers: [relay], iceTransportPolicy: 'relay' };
  await room.connect(url, pass, { rtcConfig });
  await room.localParticipant.publishData(new Uint8Array([1]), { reliable: true });
  const entries = [...(await room.engine.pcManager.publisher.getStats()).values()];
  return entries
    .filter(({ type, state }) => type === 'candidate-pair' && state === 'succeeded')
    .map(({ localCandidateId }) => entries.find(({ id }) => id === localCandidateId))
    .map(({ candidateType, relayProtocol }) => candidateType + ' ' + relayProtocol);
}`;

test('a browser whose network lets nothing but TLS through comes into the room by our relay, and is heard', async ({
  skip,
}) => {
  const program = findChromium();
  if (!program) skip('no Chromium on this machine');
  const turnTls = await turnOverTls();
  const livekit = await start(turnTls);
  await rooms(livekit).createRoom({ name: 'cours' });
  const { message } = await enter(livekit, 'cours');
  if (message.case !== 'join') throw new Error(`unexpected ${message.case}`);
  const told = message.value.iceServers.find(({ username }) => username !== '');
  const relay = {
    // Where the engine says the name’s port 443, which the machine that runs tests may not give.
    urls: `turns:localhost:${turnTls.port}?transport=tcp`,
    username: told?.username ?? '',
    credential: told?.credential ?? '',
  };
  const browser = await chromium.launch({
    ...(program && { executablePath: program }),
    args: ['--no-sandbox', '--ignore-certificate-errors'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(livekit.url.replace('ws', 'http'));
    await page.addScriptTag({ path: client });
    const way = JSON.stringify({ url: livekit.url, pass: await passTo('cours'), relay });
    const ways = await page.evaluate<string[]>(`(${comeIn})(${way})`);
    expect(new Set(ways)).toEqual(new Set(['relay tls']));
  } finally {
    await browser.close();
  }
});
