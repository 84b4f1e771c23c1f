import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { get } from 'node:https';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lanAddresses, lanCertificate, lanEnvironment } from './lan.ts';
import { Installation } from './testing/installation.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-lan-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the certificate covers every address of the network and this machine, for a year', async () => {
  const { certFile, keyFile } = await lanCertificate(folder, ['192.168.1.7', '10.4.0.2']);
  const certificate = new X509Certificate(readFileSync(certFile));
  for (const address of ['192.168.1.7', '10.4.0.2', '127.0.0.1'])
    expect(certificate.checkIP(address)).toBe(address);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.validToDate.getTime() - Date.now()).toBeLessThan(366 * 24 * 3600 * 1000);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
});

test('it is kept from one start to the next, and made again when the addresses change', async () => {
  const serial = async (addresses: string[]) =>
    new X509Certificate(readFileSync((await lanCertificate(folder, addresses)).certFile))
      .serialNumber;
  const first = await serial(['192.168.1.7']);
  expect(await serial(['192.168.1.7'])).toBe(first);
  expect(await serial(['192.168.1.8'])).not.toBe(first);
});

test('an address given twice is a fault, not a guess', async () => {
  const given = { PREAU_PUBLIC_URL: 'https://classe.ecole.example' };
  await expect(lanEnvironment(given, folder, 3000)).rejects.toMatchObject({ code: 'lan-settled' });
});

test('a machine on no network has nobody to open to', async () => {
  await expect(lanEnvironment({}, folder, 3000, [])).rejects.toMatchObject({ code: 'no-lan' });
});

test('networks inside the machine are not the school’s', () => {
  const all = Object.values(networkInterfaces()).flat();
  const entry = (address: string) => ({
    ...all[0]!,
    address,
    family: 'IPv4' as const,
    internal: false,
  });
  expect(lanAddresses({ docker0: [entry('172.17.0.1')], eth0: [entry('192.168.1.7')] })).toEqual([
    '192.168.1.7',
  ]);
});

test('npm start -- --lan serves HTTPS to the network, and signalling to nobody', async ({
  skip,
}) => {
  if (lanAddresses().length === 0) skip('this machine is on no network');
  const school = await Installation.make();
  try {
    const start = await school.opened({ args: ['--lan'] });
    expect(start.output()).toMatch(
      new RegExp(`https://${lanAddresses()[0]}:${school.port}/e/martin`),
    );
    const ca = readFileSync(join(school.data, 'lan', 'certificate.pem'));
    const status = await new Promise((resolve, reject) => {
      get(`https://${lanAddresses()[0]}:${school.port}/readyz`, { ca }, (reply) =>
        resolve(reply.statusCode),
      ).once('error', reject);
    });
    expect(status).toBe(200);
    const config = JSON.parse(readFileSync(join(school.data, 'media', 'livekit.yaml'), 'utf8')) as {
      bind_addresses: string[];
      rtc: { node_ip: string };
    };
    expect(config.bind_addresses).toEqual(['127.0.0.1']);
    expect(config.rtc.node_ip).toBe(lanAddresses()[0]);
  } finally {
    await school.remove();
  }
});
