import { troubleOf } from './capture-trouble.ts';

const TRIES = 5;
/** After the first try; longer after each one: seven seconds in all. */
const BETWEEN_MS = 700;

/**
 * Takes a device, again when it is busy: one that another program is letting go, or that a slow machine is
 * still waking, says so for a moment.
 * @param isWanted whether the person still wants it
 * @throws what the browser threw the last time
 */
export async function patiently<T>(take: () => Promise<T>, isWanted: () => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await take();
    } catch (error) {
      if (tries === TRIES || troubleOf(error, 'device') !== 'busy' || !isWanted()) throw error;
      await new Promise((go) => setTimeout(go, tries * BETWEEN_MS));
    }
  }
}
