/** Runs works at most so many at once; the others wait, in their order. */
export function takeTurns(atOnce: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((begin) => void waiting.push(begin));
    else running++;
    try {
      return await work();
    } finally {
      // Its place passes to the next as it is, or is free.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
