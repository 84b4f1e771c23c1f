import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adopt, type Running } from './children.ts';
import { Fault, faultIn, inPlace } from './faults.ts';
import { launchNoted, readPidFile, removePidFile } from './pid-files.ts';
import { chooseAccount, type Account } from './postgres/account.ts';
import { prepareBinaries, type Binaries } from './postgres/binaries.ts';
import { ensureCluster } from './postgres/cluster.ts';
import { databaseUrl, ensureDatabase } from './postgres/database.ts';
import { clearOrphans, postgresAsks, readLock } from './postgres/orphans.ts';
import { choosePlace, sharedFolder, type Place } from './postgres/place.ts';
import { postgresArguments } from './postgres/settings.ts';
import { end, isAlive, type Identity } from './processes.ts';
import { until } from './wait.ts';

export type PostgresOptions = {
  /** Folder of the database, its socket and its notes: normally `postgres` in the data folder. */
  folder: string;
  /** Password of the only account of the database. */
  password: string;
  /** Name of the database in the address. */
  database?: string;
  /** `false` for tests alone: a power cut may then take everything. */
  fsync?: boolean;
  logFile?: string;
};

export type Postgres = {
  /** Address with the password: for the server's environment, never for a log. */
  url: string;
  identity: Identity;
  pid: number;
  /** Was it left running by an earlier start? */
  adopted: boolean;
  exited: Promise<void>;
  stop(): Promise<void>;
};

type Setup = {
  place: Place;
  account: Account | null;
  binaries: Binaries;
  args: string[];
  logFile: string;
  pidFile: string;
};

/** Crash recovery of a large school's database may take minutes; it is never cut short. */
const longestRecovery = 15 * 60_000;

const fingerprint = ({ binaries, args }: Setup) =>
  createHash('sha256')
    .update(JSON.stringify([binaries, args]))
    .digest('hex');

async function whenReady(running: Running, { place, logFile }: Setup): Promise<void> {
  const isReady = () => {
    const lock = readLock(place.cluster);
    return lock?.pid === running.identity.pid && lock.state === 'ready';
  };
  const state = await until(
    () => (isReady() ? 'ready' : isAlive(running.identity) ? null : 'gone'),
    {
      timeout: longestRecovery,
    },
  );
  if (state === 'ready') return;
  const said = running.said(1500);
  throw (
    faultIn(said, place.cluster) ??
    new Fault(
      'database-not-started',
      `PostgreSQL ne démarre pas. Son journal est ${logFile}, il se termine par :\n${said.trim()}`,
    )
  );
}

async function startNew(setup: Setup): Promise<Running> {
  const { place, account, binaries, args, logFile, pidFile } = setup;
  await clearOrphans(place);
  const program = {
    command: join(binaries.folder, 'postgres'),
    args,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
    cwd: '/',
    logFile,
    account,
  };
  return launchNoted(program, pidFile, fingerprint(setup));
}

async function stop(running: Running, { place, pidFile }: Setup): Promise<void> {
  await end(running.identity, postgresAsks);
  removePidFile(pidFile);
  // A socket that had to live in /tmp leaves nothing there.
  if (place.socket.startsWith(tmpdir())) rmSync(place.socket, { recursive: true, force: true });
}

async function prepare(options: PostgresOptions): Promise<Setup> {
  const durable = options.fsync ?? true;
  const account = chooseAccount();
  const place = choosePlace(options.folder, account);
  const binaries = prepareBinaries(account, account ? sharedFolder : options.folder);
  await ensureCluster({
    cluster: place.cluster,
    note: join(options.folder, 'made.json'),
    binaries,
    account,
    password: options.password,
    durable,
  });
  return {
    place,
    account,
    binaries,
    args: postgresArguments(place, { durable }),
    logFile: options.logFile ?? join(options.folder, 'postgres.log'),
    pidFile: join(options.folder, 'postgres.pid.json'),
  };
}

async function open(options: PostgresOptions): Promise<Postgres> {
  const setup = await prepare(options);
  const left = readPidFile(setup.pidFile);
  const adopted = left?.settings === fingerprint(setup);
  const running = adopted && left ? adopt(left, setup.logFile) : await startNew(setup);
  const name = options.database ?? 'preau';
  try {
    await whenReady(running, setup);
    await ensureDatabase(setup.place.socket, options.password, name);
  } catch (error) {
    await stop(running, setup);
    throw error;
  }
  return {
    url: databaseUrl(setup.place.socket, options.password, name),
    identity: running.identity,
    pid: running.identity.pid,
    adopted,
    exited: running.exited,
    stop: () => stop(running, setup),
  };
}

/**
 * Starts PostgreSQL on this folder, making its database the first time; takes over the one that an
 * earlier start left running with the same settings. As root it runs under an account of its own.
 * The caller holds the folder's lock: two starts at once are not told apart here.
 * @throws {Fault} a sentence that says what to do
 */
export function startPostgres(options: PostgresOptions): Promise<Postgres> {
  return inPlace(options.folder, () => open(options));
}
