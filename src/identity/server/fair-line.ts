import { Problem } from '../../platform/contract/problems.ts';

/**
 * Makes a line in which sources take turns, so that one that sends thousands of requests makes only
 * itself wait. For work that costs the processor much.
 * @param limits.atOnce how many works run together
 * @param limits.perSource how many of one source may wait
 * @returns runs a work in its turn; throws {Problem} `too_many_requests` when its source waits enough
 */
export function createFairLine(limits: { atOnce: number; perSource: number }) {
  // In the order of turns: a source that was served goes behind the others.
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;

  const startNext = () => {
    if (running >= limits.atOnce) return;
    for (const [source, starts] of waiting) {
      waiting.delete(source);
      const start = starts.shift();
      if (starts.length > 0) waiting.set(source, starts);
      running += 1;
      return start?.();
    }
  };

  return async <T>(source: string, work: () => Promise<T>): Promise<T> => {
    const own = waiting.get(source) ?? [];
    if (own.length >= limits.perSource) throw new Problem('too_many_requests');
    await new Promise<void>((start) => {
      own.push(start);
      waiting.set(source, own);
      startNext();
    });
    try {
      return await work();
    } finally {
      running -= 1;
      startNext();
    }
  };
}

export type FairLine = ReturnType<typeof createFairLine>;
