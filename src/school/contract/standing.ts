/** Between which instants somebody may act, and whether they were suspended. */
export type Limits = {
  activeFrom: Date | null;
  activeUntil: Date | null;
  suspendedAt: Date | null;
};

/**
 * Where a person stands: `active`, `suspended` (by the office, until it says otherwise), `early` (their
 * time has not begun), `past` (it is over). Only the active may sign in or be in a class.
 */
export const standings = ['active', 'suspended', 'early', 'past'] as const;
export type Standing = (typeof standings)[number];

/** Where these limits put somebody now. The store's `isActive` says the same in SQL (a test compares). */
export function standingOf(limits: Limits, now: Date): Standing {
  if (limits.suspendedAt !== null) return 'suspended';
  if (limits.activeFrom !== null && limits.activeFrom > now) return 'early';
  if (limits.activeUntil !== null && limits.activeUntil <= now) return 'past';
  return 'active';
}
