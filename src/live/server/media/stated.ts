import type { Db } from '../../../platform/server/db.ts';
import { mayConnect, permissionFor } from './grants.ts';
import { findSeat, type MediaSeat } from './media.store.ts';

type Seat = Pick<MediaSeat, 'room' | 'actor'>;

/** What the engine must hold of a seat: its rights, in the room where it is; or nothing. */
const wantedOf = ({ room, actor }: Seat): string =>
  JSON.stringify([room, mayConnect(actor) ? permissionFor(actor) : null]);

/**
 * States seats to the engine until what was stated is what the database says. Two who state at the same time (two
 * presses, two servers, the sweep) may overtake each other on the way to the engine; whoever was overtaken finds
 * by a last look that something else is true now, and states that.
 * @param read the seats of this instant
 * @param state tells the engine of one
 */
export async function stateUntilTrue<S extends Seat>(
  read: () => Promise<readonly S[]>,
  state: (seat: S) => Promise<unknown>,
): Promise<void> {
  let stated = new Map<string, string>();
  for (;;) {
    const seats = await read();
    const changed = seats.filter((seat) => stated.get(seat.actor.seatId) !== wantedOf(seat));
    if (changed.length === 0) return;
    await Promise.all(changed.map(state));
    stated = new Map(seats.map((seat) => [seat.actor.seatId, wantedOf(seat)]));
  }
}

/** The same for one seat, if it is still there. */
export const stateSeatUntilTrue = (
  db: Db,
  seatId: string,
  state: (seat: MediaSeat) => Promise<unknown>,
): Promise<void> =>
  stateUntilTrue(async () => {
    const seat = await findSeat(db, seatId);
    return seat ? [seat] : [];
  }, state);
