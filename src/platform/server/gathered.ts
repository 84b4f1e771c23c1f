/** The lengths of lists that are asked for: few, so that PostgreSQL keeps a plan of each. */
const lengths = [1, 4, 16, 64, 256];
const most = 256;

/**
 * A question that many ask at once, each of one thing: while one answer is awaited, those who come are
 * gathered, and asked for together next. Alone, nobody waits; in a crowd, one question serves them all.
 * What is answered was read after it was asked. A question that fails fails all who were gathered in it.
 * @param ask answers what it found of the things, by their keys, of which the last may come several times
 * @returns answers for one thing, `null` when nothing was found
 */
export function gathered<V>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | null> {
  let last: Promise<unknown> = Promise.resolve();
  let next: { keys: Set<string>; answer: Promise<ReadonlyMap<string, V>> } | null = null;
  const begin = () => {
    const keys = new Set<string>();
    const answer = last.then(() => {
      if (next?.keys === keys) next = null;
      return ask(filled([...keys]));
    });
    last = answer.catch(() => {});
    return { keys, answer };
  };
  return async (key) => {
    if (next === null || next.keys.size === most) next = begin();
    next.keys.add(key);
    return (await next.answer).get(key) ?? null;
  };
}

/** A list made as long as one of the lengths, by its last key. */
function filled(keys: string[]): string[] {
  const length = lengths.find((one) => one >= keys.length) ?? keys.length;
  const lastKey = keys.at(-1) ?? '';
  return [...keys, ...Array.from({ length: length - keys.length }, () => lastKey)];
}
