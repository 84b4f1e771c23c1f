import type { Logger } from 'pino';

/** Past this something does not let go; the supervisor waits a little longer. */
const lastResortMs = 9_000;

/**
 * Stops the server when its supervisor asks (SIGTERM) or somebody at the keyboard (SIGINT); at once
 * on a second asking.
 * @param stop lets requests end, then closes everything
 */
export function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
  let asked = false;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (asked) process.exit(1);
    asked = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), lastResortMs).unref();
    try {
      await stop();
      process.exit(0);
    } catch (err) {
      log.error({ err, signal }, 'stopped with a fault');
      process.exit(1);
    }
  };
  process.on('SIGTERM', (signal) => void onSignal(signal));
  process.on('SIGINT', (signal) => void onSignal(signal));
}
