import type { Logger } from 'pino';

/** Past this, something does not let go, and the supervisor's own patience (15 s) ends. */
const lastResortMs = 9_000;

/**
 * Stops the server when its supervisor asks (SIGTERM) or somebody at the keyboard (SIGINT); at once on a
 * second asking.
 * @param stop drains, then closes everything; the process ends by itself after it
 */
export function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
  let asked = false;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (asked) process.exit(1);
    asked = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error({ signal }, 'stop took too long');
      process.exit(1);
    }, lastResortMs).unref();
    try {
      await stop();
      log.info({ signal }, 'stopped');
    } catch (err) {
      log.error({ err, signal }, 'stopped with a fault');
      process.exitCode = 1;
    }
  };
  process.on('SIGTERM', (signal) => void onSignal(signal));
  process.on('SIGINT', (signal) => void onSignal(signal));
}
