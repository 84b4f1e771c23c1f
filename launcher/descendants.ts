import { readdirSync } from 'node:fs';
import { end, identify, parentOf, type Ask, type Identity } from './processes.ts';

/** What tears down in order is given the time for it; the second time, an engine no longer waits for its rooms. */
const asks: Ask[] = [
  { signal: 'SIGTERM', patience: 2_000 },
  { signal: 'SIGTERM', patience: 8_000 },
];

/**
 * Whoever was started by this process, or by one of those, while their parents live: a process group of
 * their own does not hide them. Linux only: elsewhere the list is empty.
 */
function descendantsOf(pid: number): Identity[] {
  if (process.platform !== 'linux') return [];
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = Map.groupBy(all.map(Number), parentOf);
  const below = (parent: number): number[] =>
    (children.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid)
    .map(identify)
    .filter((identity) => identity !== null);
}

/** Ends all of them, whoever is theirs. */
export async function endDescendants(pid: number): Promise<void> {
  await Promise.all(descendantsOf(pid).map((one) => end(one, asks)));
}
