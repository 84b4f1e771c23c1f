import type { BreakoutSet } from '../../contract/breakout-routes.ts';
import type { ClassState } from './class-state.ts';

export type Breakout = BreakoutSet['breakouts'][number];

/** The breakout that a seat is in; nothing in the main room. */
export const placeOf = (set: BreakoutSet | null, seatId: string): Breakout | undefined =>
  set?.breakouts.find(({ seatIds }) => seatIds.includes(seatId));

/** Is somebody in the room where `me` is? */
export const isBeside = (set: BreakoutSet, me: string, seatId: string): boolean => {
  const here = placeOf(set, me);
  return here ? here.seatIds.includes(seatId) : !set.elsewhere.includes(seatId);
};

/**
 * A hand’s place among those that are up in one’s own room; 0 when it is not. Who leads sees all rooms, in one
 * order. Pure.
 */
export function handPlace(
  { hands, breakouts, me }: Pick<ClassState, 'hands' | 'breakouts' | 'me'>,
  seatId: string,
): number {
  const here =
    breakouts && me.role !== 'host'
      ? hands.speech.filter((one) => isBeside(breakouts, me.seatId, one))
      : hands.speech;
  return here.indexOf(seatId) + 1;
}

/** Who goes out of the lesson is in no breakout: should they come back, it is to the main room. */
export function withoutSeat(set: BreakoutSet | null, seatId: string): BreakoutSet | null {
  const others = (ids: string[]) => ids.filter((id) => id !== seatId);
  return (
    set && {
      ...set,
      breakouts: set.breakouts.map((one) => ({
        ...one,
        seatIds: others(one.seatIds),
        listening: others(one.listening),
      })),
      elsewhere: others(set.elsewhere),
    }
  );
}
