import type { Logger } from 'pino';
import { isDatabaseAway } from '../../platform/server/db.ts';

/** Does small housekeeping again and again; a run never overlaps the next one. */
export function every(ms: number, work: () => Promise<void>, log: Logger): Disposable {
  let running = false;
  const run = async () => {
    if (running) return;
    running = true;
    try {
      await work();
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error }, 'housekeeping failed');
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void run(), ms).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
