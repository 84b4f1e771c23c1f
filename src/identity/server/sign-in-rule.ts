/** Failures are forgotten this long after the first of them, in seconds; going on does not prolong it. */
export const windowSeconds = 600;

/**
 * How many wrong passwords are let through in one window.
 * - `pair`: for one account from one place (a source, or a browser where it is or was signed in).
 * - `source`: for all accounts together from one source. 600 pupils behind one school's address who
 *   all mistype twice stay under it.
 * - `pairFromBusySource`: for one account from a source that is over `source`.
 * - `account`: for one account from all sources together, before they are slowed.
 * - `pairOnBusyAccount`: for an account that is over `account`, from each source.
 *
 * No limit closes an account: whoever hammers it elsewhere, from one address or from a thousand, slows its
 * owner's sign-in by some seconds and leaves them these tries, and nothing at all where they are known. A
 * source is never closed either: over its allowance it still has each account's own small one, so that
 * trying one password on every account gets slow, and the school behind that address still signs in.
 */
export const allowances = {
  pair: 10,
  pairFromBusySource: 3,
  source: 1_200,
  account: 20,
  pairOnBusyAccount: 3,
} as const;

/** The longest pause before a password is looked at, in milliseconds. */
export const longestPauseMs = 3_000;

/** Attempts of the window that failed or are under way, the one asked about included. */
export type Attempts = {
  ofPair: number;
  /** 0 for a browser where the account is known. */
  ofSource: number;
  /** From all sources; 0 for a browser where the account is known. */
  ofAccount: number;
};

/** May this password be tried? */
export function mayTry({ ofPair, ofSource, ofAccount }: Attempts): boolean {
  if (ofSource > allowances.source) return ofPair <= allowances.pairFromBusySource;
  if (ofAccount > allowances.account) return ofPair <= allowances.pairOnBusyAccount;
  return ofPair <= allowances.pair;
}

/** How long an attempt on an account that is being tried from everywhere waits first, in milliseconds. */
export const pauseBefore = ({ ofAccount }: Attempts): number =>
  Math.min(longestPauseMs, Math.max(0, ofAccount - allowances.account) * 150);
