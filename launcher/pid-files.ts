import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { launch, type Program, type Running } from './children.ts';
import { end, isAlive, type Identity } from './processes.ts';

/** What is known of a child across starts: who it is, and with which settings it was started. */
export type PidRecord = Identity & { settings: string };

/** A record speaks for the folder where it was written: a copy of the folder has no children. */
const placeOf = (file: string) => join(realpathSync(dirname(file)), basename(file));

/** Writes the record whole or not at all: a kill in between leaves the old one. */
export function writePidFile(file: string, record: PidRecord): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify({ ...record, place: placeOf(file) }), {
    mode: 0o600,
  });
  renameSync(`${file}.new`, file);
}

/** The child that an earlier start left running, or `null`. */
export function readPidFile(file: string): PidRecord | null {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as PidRecord & { place: string };
    return record.place === placeOf(file) && isAlive(record) ? record : null;
  } catch {
    // No file, or one that a full disk cut short: nobody is known.
    return null;
  }
}

export function removePidFile(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Starts a program and notes it for the next start. One that cannot be noted is ended at once:
 * nobody would find it again.
 */
export async function launchNoted(
  program: Program,
  pidFile: string,
  settings: string,
): Promise<Running> {
  const running = await launch(program);
  try {
    writePidFile(pidFile, { ...running.identity, settings });
  } catch (error) {
    await end(running.identity, []);
    throw error;
  }
  return running;
}
