/** Under the idle limits of usual proxies, and quick enough for a page to see that its line is dead. */
const beatMs = 10_000;
/**
 * Streams beat in so many turns: those of a turn are asked for together whether they may go on, and those of
 * nine thousand pupils are still not all asked for at the same instant.
 */
const turns = 40;

const members: Set<() => void>[] = Array.from({ length: turns }, () => new Set());
let turn = 0;
let timer: NodeJS.Timeout | undefined;

/**
 * Calls a stream's beat every ten seconds, the first time ten seconds from now.
 * @returns a function that stops
 */
export function beatWithOthers(beat: () => void): () => void {
  const mine = members[turn];
  mine?.add(beat);
  timer ??= setInterval(() => {
    turn = (turn + 1) % turns;
    for (const one of members[turn] ?? []) one();
  }, beatMs / turns).unref();
  return () => {
    mine?.delete(beat);
    if (members.some(({ size }) => size > 0)) return;
    clearInterval(timer);
    timer = undefined;
  };
}
