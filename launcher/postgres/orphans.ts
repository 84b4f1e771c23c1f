import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../faults.ts';
import {
  commandOf,
  end,
  identify,
  isAlive,
  workingIn,
  type Ask,
  type Identity,
} from '../processes.ts';
import type { Place } from './place.ts';

/** Fast shutdown, which sends clients away, then immediate, which leaves recovery to the next start. */
export const postgresAsks: Ask[] = [
  { signal: 'SIGINT', patience: 30_000 },
  { signal: 'SIGQUIT', patience: 5_000 },
];

/** The lines of PostgreSQL's own lock: its number first, its state eighth. */
export function readLock(cluster: string): { pid: number; state: string } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    return Number.isInteger(pid) && pid > 1 ? { pid, state: lines[7]?.trim() ?? '' } : null;
  } catch {
    return null;
  }
}

const isPostgres = (identity: Identity) => /\bpostgres\b/.test(commandOf(identity.pid));

/** The postmaster that its own lock names, when it truly is one and not a stranger of that number. */
function lockedBy(cluster: string): Identity | null {
  const lock = readLock(cluster);
  const identity = lock && identify(lock.pid);
  if (!identity) return null;
  if (process.platform !== 'linux') return isPostgres(identity) ? identity : null;
  return workingIn(cluster).find(({ pid }) => pid === identity.pid) ?? null;
}

/**
 * Ends whatever an earlier start left at work in this database, and takes away the locks that name
 * the dead or a stranger: PostgreSQL would refuse to start as long as their number is taken.
 */
export async function clearOrphans(place: Place): Promise<void> {
  const cluster = realpathSync(place.cluster);
  const postmaster = lockedBy(cluster);
  if (postmaster) await end(postmaster, postgresAsks);
  // A killed postmaster's own children leave by themselves, within moments.
  for (const left of workingIn(cluster).filter(isPostgres))
    await end(left, [{ signal: 'SIGQUIT', patience: 5_000 }]);
  if (workingIn(cluster).some((left) => isPostgres(left) && isAlive(left))) {
    throw new Fault(
      'database-busy',
      `Un autre PostgreSQL travaille encore dans ${cluster} et ne s’arrête pas. Arrêtez-le, puis relancez.`,
    );
  }
  // PostgreSQL takes a zombie for a living owner: in a container without an init, one stays for ever.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  rmSync(join(place.socket, '.s.PGSQL.5432.lock'), { force: true });
}
