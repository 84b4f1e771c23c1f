import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { Fault } from './faults.ts';

/** Networks that this machine keeps inside itself: no pupil is there. */
const inner = /^(docker|br-|veth|virbr|cni|flannel|lo|tun|tap|utun|awdl|llw)/;

/** The addresses by which the other machines of the school reach this one. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  return Object.entries(interfaces)
    .filter(([name]) => !inner.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** Longest life that Safari accepts for a certificate is 825 days; a trial needs less. */
const lifeInDays = 365;
const day = 24 * 60 * 60 * 1000;

function isStillGood(certFile: string, keyFile: string, hosts: string[]): boolean {
  if (!existsSync(certFile) || !existsSync(keyFile)) return false;
  try {
    const certificate = new X509Certificate(readFileSync(certFile));
    const covers = (host: string) =>
      isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host);
    const left = certificate.validToDate.getTime() - Date.now();
    return left > 7 * day && hosts.every((host) => covers(host) !== undefined);
  } catch {
    return false;
  }
}

function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function makeCertificate(
  certFile: string,
  keyFile: string,
  names: string[],
  addresses: string[],
): Promise<void> {
  const made = await generate([{ name: 'commonName', value: 'Préau, essai local' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + lifeInDays * day),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  write(keyFile, made.private);
  write(certFile, made.cert);
}

/**
 * A certificate of this machine's own for its names and addresses on the school's network, kept in
 * the data folder and made again when the addresses change: browsers warn once, then the camera works.
 */
export async function lanCertificate(
  dataFolder: string,
  addresses: string[],
): Promise<{ certFile: string; keyFile: string }> {
  const folder = join(dataFolder, 'lan');
  const [certFile, keyFile] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = ['localhost', hostname()].filter((name) => /^[a-z0-9.-]+$/i.test(name));
  const all = [...addresses, '127.0.0.1'];
  if (!isStillGood(certFile, keyFile, [...names, ...all]))
    await makeCertificate(certFile, keyFile, names, all);
  return { certFile, keyFile };
}

/**
 * What `--lan` settles: HTTPS with the local certificate, on the school's network.
 * @throws {Fault} when this machine is on no network, or when the settings already say otherwise
 */
export async function lanEnvironment(
  env: NodeJS.ProcessEnv,
  dataFolder: string,
  port: number,
  addresses = lanAddresses(),
): Promise<NodeJS.ProcessEnv> {
  const settled = ['PREAU_PUBLIC_URL', 'PREAU_HOST', 'PREAU_TLS_CERT', 'PREAU_TLS_KEY'].find(
    (name) => env[name],
  );
  if (settled) {
    throw new Fault(
      'lan-settled',
      `« --lan » choisit elle-même l’adresse et le certificat, et ${settled} les donne déjà. Retirez l’un des deux.`,
    );
  }
  const address = env['PREAU_MEDIA_ADDRESS'] || addresses[0];
  if (!address) {
    throw new Fault(
      'no-lan',
      'Cette machine n’est sur aucun réseau : « --lan » n’a personne à qui s’ouvrir. Branchez-la, ou lancez « npm start » seul.',
    );
  }
  const { certFile, keyFile } = await lanCertificate(dataFolder, [
    ...new Set([address, ...addresses]),
  ]);
  return {
    PREAU_HOST: '0.0.0.0',
    PREAU_PUBLIC_URL: `https://${address}:${port}`,
    PREAU_TLS_CERT: certFile,
    PREAU_TLS_KEY: keyFile,
    PREAU_MEDIA_ADDRESS: address,
  };
}
