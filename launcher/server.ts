import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Running } from './children.ts';
import { Fault, faultIn, inPlace } from './faults.ts';
import { launchNoted, readPidFile, removePidFile } from './pid-files.ts';
import { requireFree, type WantedPort } from './ports.ts';
import { end, isAlive, type Ask } from './processes.ts';
import { Stopping, type Child } from './supervisor.ts';
import { until } from './wait.ts';

export type ServerOptions = {
  /** Script that Node runs: the server's composition. */
  script: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Address that answers `/readyz` in clear on this machine. */
  privateUrl: string;
  ports: WantedPort[];
  /** Folder where the server writes `ready.json`: `run` in the data folder. */
  folder: string;
  logFile: string;
};

/** What the server says of itself once it is ready. */
export type Ready = {
  url: string;
  health: string;
  people: { label: string; address: string; note?: string }[];
  /** Where it keeps files: a command beside it must not look elsewhere. */
  files: 'folder' | 's3';
};

/** Time for requests and recordings under way to end. */
const asks: Ask[] = [{ signal: 'SIGTERM', patience: 15_000 }];

/** The first start seeds a school; a slow disk may take its time. */
const longestStart = 120_000;

async function answersReady(privateUrl: string): Promise<boolean> {
  try {
    const reply = await fetch(`${privateUrl}/readyz`, { signal: AbortSignal.timeout(2_000) });
    return reply.ok;
  } catch {
    return false;
  }
}

/** What the server wrote about itself, or `null` as long as it has not. */
export function readReady(folder: string): Ready | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')) as Ready;
  } catch {
    return null;
  }
}

async function whenReady(
  running: Running,
  options: ServerOptions,
  leaving: AbortSignal,
): Promise<void> {
  const ask = async () => {
    if (!isAlive(running.identity)) return 'gone';
    if (leaving.aborted) return 'unwanted';
    return (await answersReady(options.privateUrl)) && readReady(options.folder) ? 'ready' : null;
  };
  const state = await until(ask, { timeout: longestStart, every: 100 });
  if (state === 'ready') return;
  if (state === 'unwanted') throw new Stopping();
  const said = running.said(2000);
  throw (
    faultIn(said, options.folder) ??
    new Fault(
      'server-not-started',
      `Le serveur ${state === 'gone' ? 's’est arrêté avant d’être prêt' : 'n’est pas prêt après deux minutes'}. Son journal est ${options.logFile}, il se termine par :\n${said.trim()}`,
    )
  );
}

/**
 * New objects have 4 MiB and not 16, of which V8 keeps three: 244 MB at rest become 183 (`npm run bench -- start`).
 * They are looked through more often for it.
 */
const lean = ['--max-semi-space-size=4'];

async function open(options: ServerOptions, leaving: AbortSignal): Promise<Child> {
  const pidFile = join(options.folder, 'server.pid.json');
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const left = readPidFile(pidFile);
  // Never adopted: the pages and the code may have changed, and it starts in a second.
  if (left) await end(left, asks);
  rmSync(join(options.folder, 'ready.json'), { force: true });
  await requireFree(options.ports);
  const program = { ...options, command: process.execPath, args: [...lean, options.script] };
  const running = await launchNoted(program, pidFile, '');
  const stop = async () => {
    await end(running.identity, asks);
    removePidFile(pidFile);
    rmSync(join(options.folder, 'ready.json'), { force: true });
  };
  try {
    await whenReady(running, options, leaving);
  } catch (error) {
    await stop();
    throw error;
  }
  return { identity: running.identity, adopted: false, exited: running.exited, stop };
}

/**
 * Starts the server and waits until it is ready, in place of the one that an earlier start left.
 * @throws {Fault} a sentence that says what to do
 */
export function startServer(options: ServerOptions, leaving: AbortSignal): Promise<Child> {
  return inPlace(options.folder, () => open(options, leaving));
}
