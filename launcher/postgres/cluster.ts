import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault, faultIn } from '../faults.ts';
import { end, runningWith } from '../processes.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { databaseLost } from './lost.ts';

export const superuser = 'preau';

/** Byte order for keys and indexes; names are sorted with the collation `fr-x-icu` where shown. */
const locale = [
  '-E',
  'UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

type Making = {
  cluster: string;
  /** Written in the data folder once the database is whole: from then on a missing one is a lost one. */
  note: string;
  binaries: Binaries;
  account: Account | null;
  password: string;
  durable: boolean;
};

function runInitdb(command: string, args: string[], account: Account | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its messages in English, whatever the machine speaks: they are recognised below.
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    });
    let output = '';
    const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(initdbFault(args, output)),
    );
  });
}

const initdbFault = (args: string[], output: string) =>
  faultIn(output, args[1] ?? '') ??
  new Fault(
    'database-not-made',
    `La base de données n’a pas pu être créée. PostgreSQL a dit :\n${output.trim()}`,
  );

/** Takes away what a killed start left half-made, after ending the `initdb` that outlived it. */
async function clearHalfMade(cluster: string): Promise<void> {
  const prefix = `${cluster}.new-`;
  for (const left of runningWith(prefix)) await end(left, [{ signal: 'SIGTERM', patience: 5_000 }]);
  for (const name of readdirSync(dirname(cluster))) {
    const path = join(dirname(cluster), name);
    // Its own children may still be writing their last file.
    if (path.startsWith(prefix))
      rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/**
 * Makes the database under another name, then renames it: a kill in between is simply redone. The system
 * lets it take the place of an empty folder, and of nothing else.
 */
async function makeCluster(making: Making): Promise<void> {
  const { cluster, binaries, account, password, durable } = making;
  await clearHalfMade(cluster);
  const half = `${cluster}.new-${process.pid}`;
  const passwordFile = `${half}.password`;
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const args = [
      '-D',
      half,
      '-U',
      superuser,
      ...locale,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
    ];
    await runInitdb(
      join(binaries.folder, 'initdb'),
      durable ? args : [...args, '--no-sync'],
      account,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, cluster);
}

function requireVersion({ cluster, binaries }: Making): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const wanted = binaries.version.split('.')[0];
  if (found === wanted) return;
  throw new Fault(
    'database-of-another-version',
    `La base de ${basename(cluster)} a été créée par PostgreSQL ${found} et ce Préau apporte PostgreSQL ${wanted}. Relancez l’ancienne version de Préau, exportez les données, puis reprenez-les dans celle-ci.`,
  );
}

const holdsSomething = (folder: string) => existsSync(folder) && readdirSync(folder).length > 0;

/**
 * Makes sure that the folder holds a whole database of this version of PostgreSQL, which is made the first
 * time only: in place of a lost or damaged one, a new one would be an empty school that nobody was warned of.
 * @throws {Fault} when the one that was made is gone or damaged, or is another version's
 */
export async function ensureCluster(making: Making): Promise<void> {
  const { cluster, note } = making;
  // Without it PostgreSQL reads nothing of the rest. Ours is made under another name: here it is never half-made.
  if (!existsSync(join(cluster, 'global', 'pg_control'))) {
    if (existsSync(note) || holdsSomething(cluster)) throw databaseLost(cluster);
    await makeCluster(making);
  }
  requireVersion(making);
  // An installation older than this note is noted when it is first seen whole.
  if (!existsSync(note)) writeFileSync(note, '{}\n', { mode: 0o600 });
}
