import type { BreakoutSet } from '../../contract/breakout-routes.ts';
import type { WholeSet } from './set.store.ts';

/** Who looks at the breakouts of a lesson. */
export type Looker = {
  seatId: string;
  isHost: boolean;
  /** Whether they may know of somebody: whoever may not see the list knows themselves and those who lead. */
  knows: (seatId: string) => boolean;
};

/**
 * What one seat may know of the breakouts: those who lead see all of them; everybody else their own one, and of
 * the others that somebody is elsewhere, not where. Who may choose sees how many are where. Pure; the same for
 * the snapshot and for each event.
 */
export function seenBy(
  whole: WholeSet | null,
  { seatId, isHost, knows }: Looker,
): BreakoutSet | null {
  if (!whole) return null;
  const { put, hosts, breakouts, ...set } = whole;
  const own = breakouts.find(({ seatIds }) => seatIds.includes(seatId));
  // In an order of their own: that of breakouts would tell who is with whom.
  const elsewhere = breakouts
    .flatMap((one) => (one === own ? [] : one.seatIds))
    .filter(knows)
    .sort();
  if (isHost) return { ...set, breakouts, elsewhere, choices: [] };
  const mayChoose = set.byChoice && !put.includes(seatId);
  return {
    ...set,
    breakouts: own ? [{ ...own, seatIds: own.seatIds.filter(knows) }] : [],
    elsewhere,
    choices: mayChoose
      ? breakouts.map((one) => ({
          breakoutId: one.breakoutId,
          number: one.number,
          size: one.seatIds.filter((id) => !hosts.includes(id)).length,
        }))
      : [],
  };
}
