/**
 * Runs work now and then at an interval counted from the end of each run.
 * @returns disposed once the run in progress is over
 */
export function repeat(work: () => Promise<unknown>, everyMs: number): AsyncDisposable {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void>;
  const run = async () => {
    await work();
    if (!stopped) timer = setTimeout(() => (running = run()), everyMs).unref();
  };
  running = run();
  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
