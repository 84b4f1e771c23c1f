import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, type Identity } from './processes.ts';

/** What is known of a child across starts: who it is, and with which settings it was started. */
export type PidRecord = Identity & { settings: string };

/** Writes the record whole or not at all: a kill in between leaves the old one. */
export function writePidFile(file: string, record: PidRecord): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The child that an earlier start left running, or `null`. */
export function readPidFile(file: string): PidRecord | null {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as PidRecord;
    return Number.isInteger(record.pid) && isAlive(record) ? record : null;
  } catch {
    // No file, or one that a full disk cut short: nobody is known.
    return null;
  }
}

export function removePidFile(file: string): void {
  rmSync(file, { force: true });
}
