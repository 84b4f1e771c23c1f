import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { until } from './wait.ts';

/**
 * A process for certain: its number, and when it was born. A number alone may have been given to
 * a stranger since, whom nobody must stop.
 */
export type Identity = { pid: number; born: string };

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Linux: what is told of a process after its name, which may hold spaces and stands in parentheses. */
function statOf(pid: number): string[] | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Linux: ticks since boot, and this boot. */
function bornOnLinux(pid: number): string | null {
  const fields = statOf(pid);
  if (fields === null) return null;
  const [state, ticks] = [fields[0], fields[19]];
  // A zombie runs nothing any more: it only waits for its parent.
  if (state === 'Z' || state === 'X' || ticks === undefined) return null;
  return `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${ticks}`;
}

function bornElsewhere(pid: number): string | null {
  try {
    const args = ['-o', 'lstart=', '-p', String(pid)];
    const told = execFileSync('ps', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return told.trim() || null;
  } catch {
    return null;
  }
}

/** Who runs under this number now, or `null` when nobody does. */
export function identify(pid: number): Identity | null {
  const born = process.platform === 'linux' ? bornOnLinux(pid) : bornElsewhere(pid);
  return born === null ? null : { pid, born };
}

/** Who started this process, or took it over. Linux only: elsewhere nobody. */
export function parentOf(pid: number): number | null {
  const parent = statOf(pid)?.[1];
  return parent === undefined ? null : Number(parent);
}

/** Is this very process still running? */
export function isAlive(identity: Identity): boolean {
  return identify(identity.pid)?.born === identity.born;
}

/** Sends a signal to this very process, never to one that took its number. */
export function signal(identity: Identity, name: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** One way of asking a process to end, and how long it is given, in milliseconds. */
export type Ask = { signal: NodeJS.Signals; patience: number };

/** Asks this process to end, each time more firmly, until it is gone. */
export async function end(identity: Identity, asks: Ask[]): Promise<void> {
  const lastResort: Ask = { signal: 'SIGKILL', patience: 10_000 };
  for (const ask of [...asks, lastResort]) {
    signal(identity, ask.signal);
    if (await until(() => !isAlive(identity), { timeout: ask.patience })) return;
  }
}

function cwdOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/**
 * The processes that work in this folder. PostgreSQL's all do, the orphans of a killed postmaster
 * included. Linux only: elsewhere the list is empty, and PostgreSQL's own guards remain.
 */
export function workingIn(folder: string): Identity[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && cwdOf(name) === folder)
    .map((name) => identify(Number(name)))
    .filter((identity) => identity !== null);
}

/** The processes whose command line holds this text. Linux only: elsewhere the list is empty. */
export function runningWith(text: string): Identity[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandOf(Number(name)).includes(text))
    .map((name) => identify(Number(name)))
    .filter((identity) => identity !== null);
}

/** The command line of a process, for telling what it is. */
export function commandOf(pid: number): string {
  return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? '';
}
