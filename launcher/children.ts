import { spawn } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isAlive, type Identity } from './processes.ts';

/** A running program, ours or adopted from an earlier start. */
export type Running = {
  identity: Identity;
  /** Resolves once it is gone, however it went. */
  exited: Promise<void>;
  /** The end of what it wrote since it was started, at most so many bytes. */
  said(bytes: number): string;
};

export type Program = {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  logFile: string;
  /** Account to run under, when it is not ours. */
  account?: { uid: number; gid: number } | null;
};

const largestLog = 20 * 1024 * 1024;

/** Opens a log for appending, after putting a large one aside: two files at most. */
function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) {
    rmSync(`${file}.1`, { force: true });
    renameSync(file, `${file}.1`);
  }
  return openSync(file, 'a', 0o600);
}

/**
 * Starts a program that outlives us: its own process group (the terminal's Ctrl-C is for the
 * supervisor alone) and its output in a file (a pipe would kill it at its next line after we die).
 * @throws the system's error when the command cannot be run
 */
export async function launch(program: Program): Promise<Running> {
  const log = openLog(program.logFile);
  // The same file holds what earlier starts said: their full disk is not this one's.
  const from = fstatSync(log).size;
  try {
    const child = spawn(program.command, program.args, {
      cwd: program.cwd,
      env: program.env,
      detached: true,
      stdio: ['ignore', log, log],
      ...(program.account ? { uid: program.account.uid, gid: program.account.gid } : {}),
    });
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    const pid = child.pid ?? 0;
    // Already gone: any birth will do, nobody can have it.
    return {
      identity: identify(pid) ?? { pid, born: 'gone' },
      exited,
      said: (bytes) => tail(program.logFile, bytes, from),
    };
  } finally {
    closeSync(log);
  }
}

/** Watches a program that another process started, and that writes into this log. */
export function adopt(identity: Identity, logFile: string): Running {
  const watch = async () => {
    while (isAlive(identity)) await pause(250, undefined, { ref: false });
  };
  return { identity, exited: watch(), said: (bytes) => tail(logFile, bytes, 0) };
}

/** The last bytes of a log, none of them before `from`, or nothing when there is no log. */
function tail(file: string, bytes: number, from: number): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= from) return '';
  const buffer = Buffer.alloc(Math.min(bytes, size - from));
  const log = openSync(file, 'r');
  try {
    readSync(log, buffer, 0, buffer.length, size - buffer.length);
  } finally {
    closeSync(log);
  }
  return buffer.toString('utf8');
}
