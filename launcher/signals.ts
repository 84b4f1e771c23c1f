/** npm passes a Ctrl-C on that the terminal had already sent us: both within moments. */
const sameGesture = 1_000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves at the first signal that asks to stop.
 * @param hurry called at the second one, when somebody will not wait
 */
export function untilStopped(hurry: () => void): Promise<'stopped'> {
  return new Promise((resolve) => {
    let first = 0;
    const heard = () => {
      if (first === 0) {
        first = Date.now();
        resolve('stopped');
      } else if (Date.now() - first > sameGesture) hurry();
    };
    for (const name of signals) {
      // Until now a signal ended the preparation at once.
      process.removeAllListeners(name);
      process.on(name, heard);
    }
  });
}
