/**
 * How many come to the doors of this server at the same time; the others wait here, in order. A crowd that
 * knocks would else hold every connection to the database while it waits for the lesson's row, and the
 * teacher's own commands would find none.
 */
const atOnce = 4;

/** A line of works, so many at once, in the order in which they came. */
export function openLine(places: number) {
  let free = places;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

export const inDoorLine = openLine(atOnce);
