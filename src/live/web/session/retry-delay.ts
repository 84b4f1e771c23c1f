const STEPS_MS = [300, 600, 1200, 2000, 3000];

/**
 * How long to wait before an attempt to come back, in milliseconds: never over 4.5 s, so that a server that
 * restarts finds the class again within 10 s, and spread by chance so that thirty pages do not come at once.
 * @param attempt attempts failed in a row, 0 for the first
 * @param random in [0, 1)
 */
export function retryDelay(attempt: number, random: number): number {
  const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 0;
  return Math.round(step * (0.5 + random));
}
