import { troubleOf } from './capture-trouble.ts';

/** After the first try; longer after each one. */
const BETWEEN_MS = 700;

/** What may be otherwise in a moment. */
const passing = ['busy', 'failed'];

/**
 * Takes a device, again when it is busy: one that another program is letting go, or that a slow machine is
 * still waking, says so for a moment. Publishes it, again when the engine refuses what the class has just
 * allowed: in a crowd, it hears of it last.
 * @param isWanted whether the person still wants it
 * @param tries how often at the most; three take two seconds, five take seven
 * @throws what was thrown the last time
 */
export async function patiently<T>(
  take: () => Promise<T>,
  isWanted: () => boolean,
  tries = 3,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await take();
    } catch (error) {
      const mayPass = passing.includes(troubleOf(error, 'device') ?? '');
      if (tried === tries || !mayPass || !isWanted()) throw error;
      await new Promise((go) => setTimeout(go, tried * BETWEEN_MS));
    }
  }
}
