import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { openMeter } from '../../../platform/server/limits/index.ts';
import { lockOpenLesson, put, tellAll, type BreakoutLine } from './breakouts.ts';
import { isPutByHost, listOpen } from './breakouts.store.ts';
import { listLearnersOf } from './place.store.ts';

/** Enough to change one’s mind; each choice moves a line, and is told to everybody. */
const budget = { points: 5, seconds: 60 };

/**
 * Goes to a breakout by one’s own choice, where those who lead let people choose. Whom a host has put somewhere,
 * or taken back, stays there.
 * @throws {Problem} `not_found` for one that is not open here, or not to be chosen; `breakouts.put_by_host`;
 * `breakouts.full`; `too_many_requests`
 */
export function openChoice(core: Core, line: BreakoutLine) {
  const pace = openMeter(budget);
  return async (seat: SeatActor, breakoutId: string): Promise<void> => {
    const seconds = await pace(seat.seatId);
    if (seconds > 0) throw new Problem('too_many_requests', { params: { seconds } });
    await core.transact(async (trx) => {
      await lockOpenLesson(trx, seat);
      const open = await listOpen(trx, seat);
      const chosen = open.find(({ id, byChoice }) => byChoice && id === breakoutId);
      if (!chosen) throw new Problem('not_found');
      if (await isPutByHost(trx, seat)) throw new Problem('breakouts.put_by_host');
      // The lesson is locked: of two at once, the second sees the first.
      if (chosen.limit !== null) {
        const others = (await listLearnersOf(trx, { ...seat, breakoutId })).filter(
          (seatId) => seatId !== seat.seatId,
        );
        if (others.length >= chosen.limit) throw new Problem('breakouts.full');
      }
      await put(trx, seat, new Map([[seat.seatId, breakoutId]]), { line, byHost: false });
      await tellAll(trx, seat);
    });
  };
}
