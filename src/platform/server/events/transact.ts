import type { Db, Trx } from '../db.ts';
import { sqlState } from '../db.ts';

const streamsOf = new WeakMap<Trx, Set<string>>();
const afterCommitOf = new WeakMap<Trx, (() => void)[]>();
const clockOf = new WeakMap<Trx, () => Date>();

/** Notes that a stream got an event in this transaction, so that its watchers are told after the commit. */
export function touched(trx: Trx, stream: string): void {
  const streams = streamsOf.get(trx);
  if (!streams) throw new Error('events are recorded inside transact()');
  streams.add(stream);
}

/** The instant of what happens in this transaction, by the clock that rules about time ask. */
export const instantIn = (trx: Trx): Date => (clockOf.get(trx) ?? (() => new Date()))();

/** Runs something once the transaction has committed (for what is told, never for what must last). */
export function afterCommit(trx: Trx, work: () => void): void {
  const works = afterCommitOf.get(trx);
  if (!works) throw new Error('afterCommit belongs inside transact()');
  works.push(work);
}

// Serialization failure and deadlock: PostgreSQL asks to try again.
const retried = new Set(['40001', '40P01']);
const attempts = 5;

/** A function that runs work in one transaction and then tells the watchers of the streams it wrote to. */
export type Transact = <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;

export function transactor(
  db: Db,
  tell: (streams: string[]) => void,
  now: () => Date = () => new Date(),
): Transact {
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      const streams = new Set<string>();
      const works: (() => void)[] = [];
      try {
        const result = await db.transaction().execute((trx) => {
          streamsOf.set(trx, streams);
          afterCommitOf.set(trx, works);
          clockOf.set(trx, now);
          return work(trx);
        });
        if (streams.size > 0) tell([...streams]);
        for (const run of works) run();
        return result;
      } catch (error) {
        if (attempt >= attempts || !retried.has(sqlState(error) ?? '')) throw error;
      }
    }
  };
}
