import { mkdtempSync, rmSync, symlinkSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import pino from 'pino';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { until } from '../testing/until.ts';
import { createHttp } from './server.ts';

let folder: string;
let http: Awaited<ReturnType<typeof createHttp>>;
const said: string[] = [];

const make = (name: string) =>
  generate([{ name: 'commonName', value: name }], { keyType: 'ec', curve: 'P-256' });

/** Puts text into a file as renewals do: a new file beside, then a link that leads to it. */
function put(file: string, text: string): void {
  const target = join(folder, `${file}-${said.length}-${Math.random()}`);
  writeFileSync(target, text);
  symlinkSync(target, join(folder, `${file}.new`));
  renameSync(join(folder, `${file}.new`), join(folder, file));
}

/** Whose certificate is served to whoever comes now. */
const served = () =>
  new Promise<string>((resolve, reject) => {
    const { port } = http.server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.once('error', reject);
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preau-certificate-'));
  said.length = 0;
  const first = await make('first');
  put('cert.pem', first.cert);
  put('key.pem', first.private);
  const config = readConfig({
    DATABASE_URL: 'postgresql://localhost/none',
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
    PREAU_TLS_CERT: join(folder, 'cert.pem'),
    PREAU_TLS_KEY: join(folder, 'key.pem'),
  });
  const log = pino({ level: 'info' }, { write: (line: string) => void said.push(line) });
  http = await createHttp(config, log, { certificateEveryMs: 20 });
  await http.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
  await http.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a renewed certificate is served without a new start', async () => {
  expect(await served()).toBe('first');
  const second = await make('second');
  put('cert.pem', second.cert);
  put('key.pem', second.private);
  await until('the second is served', async () => (await served()) === 'second');
});

it('between the two files of a renewal, and after a broken one, the last whole pair is served', async () => {
  const second = await make('second');
  put('cert.pem', second.cert);
  await until('the change was seen', () => said.some((line) => line.includes('cannot be served')));
  expect(await served()).toBe('first');
  put('key.pem', second.private);
  await until('the second is served', async () => (await served()) === 'second');
  rmSync(join(folder, 'cert.pem'));
  said.length = 0;
  await until('the loss was seen', () => said.some((line) => line.includes('cannot be served')));
  expect(await served()).toBe('second');
});
