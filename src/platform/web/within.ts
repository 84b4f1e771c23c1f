import { ProblemError } from './problem-error.ts';

/**
 * Waits for an answer no longer than this; one that is late counts as one that the network lost.
 * (`AbortSignal.timeout` is younger than the browsers that are promised.)
 * @param limitMs milliseconds
 * @throws {ProblemError} `network` when it is late, and whatever the call throws
 */
export async function within<T>(
  limitMs: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const lost = new ProblemError({ code: 'network', status: 0 });
  const timer = setTimeout(() => late.abort(lost), limitMs);
  try {
    return await call(late.signal);
  } catch (error) {
    // Browsers differ in what they throw when it is the body that is late.
    throw late.signal.aborted ? lost : error;
  } finally {
    clearTimeout(timer);
  }
}
