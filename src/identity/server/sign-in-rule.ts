/** Failures are forgotten this long after the first of them, in seconds; going on does not prolong it. */
export const windowSeconds = 600;

/**
 * How many wrong passwords are let through in one window.
 * - `pair`: for one account from one place (a source, or a browser where the account is signed in).
 * - `source`: for all accounts together from one source. 600 pupils behind one school's address who
 *   all mistype twice stay under it.
 * - `pairFromBusySource`: for one account from a source that is over `source`.
 *
 * There is no limit on an account alone: whoever hammers it elsewhere cannot keep its owner out. A
 * source is never closed either: over its allowance it still has each account's own small one, so that
 * trying one password on every account gets slow, and the school behind that address still signs in.
 */
export const allowances = { pair: 10, pairFromBusySource: 3, source: 1_200 } as const;

/**
 * May this password be tried? Counts hold the attempts of the window that failed or are under way, this
 * one included.
 * @param attempts.ofSource 0 for a browser where the account is signed in
 */
export function mayTry(attempts: { ofPair: number; ofSource: number }): boolean {
  const busy = attempts.ofSource > allowances.source;
  return attempts.ofPair <= (busy ? allowances.pairFromBusySource : allowances.pair);
}
