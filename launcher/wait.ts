import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither `false`, `null` nor `undefined`.
 * @returns the answer, or `null` once `timeout` milliseconds have passed
 */
export async function until<T>(
  ask: () => Promise<T> | T,
  { timeout, every = 50 }: { timeout: number; every?: number },
): Promise<Exclude<T, false | null | undefined> | null> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) {
      return answer as Exclude<T, false | null | undefined>;
    }
    if (Date.now() >= deadline) return null;
    await pause(every);
  }
}
