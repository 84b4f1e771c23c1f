import type { Trx } from '../../../platform/server/db.ts';
import { record } from '../../../platform/server/events/index.ts';
import { seatConnected, seatDisconnected, type Departure } from '../../contract/events.ts';
import type { Stay } from './differences.ts';
import { hasReceipt, keepReceipt, setConnected, type MediaSeat } from './media.store.ts';

/** Kept among the receipts: a stay that is over cannot begin, in whatever order the news come. */
const overMark = (stay: Stay) => `over:${stay.sid}`;

const within = ({ actor }: MediaSeat) => ({ stream: actor.meetingId, audience: 'all' as const });

/** Writes that a seat's media line is there, and tells the class when it was not. */
export async function noteCame(trx: Trx, seat: MediaSeat, stay: Stay): Promise<void> {
  if (await hasReceipt(trx, overMark(stay))) return;
  if (seat.connectedAt !== null && seat.connectedAt >= stay.joinedAt) return;
  await setConnected(trx, seat.actor, stay.joinedAt);
  if (seat.connectedAt !== null) return;
  const { seatId } = seat.actor;
  await record(trx, seatConnected, { ...within(seat), data: { seatId } });
}

/** Writes that a stay is over; the seat is away unless a later stay has begun. */
export async function noteOver(
  trx: Trx,
  seat: MediaSeat,
  stay: Stay,
  how: Departure,
): Promise<void> {
  await keepReceipt(trx, overMark(stay));
  if (seat.connectedAt === null || seat.connectedAt > stay.joinedAt) return;
  await noteAbsent(trx, seat, how);
}

/** Writes that a seat's media line is away, and tells the class. */
export async function noteAbsent(trx: Trx, seat: MediaSeat, how: Departure): Promise<void> {
  await setConnected(trx, seat.actor, null);
  const { seatId } = seat.actor;
  await record(trx, seatDisconnected, { ...within(seat), data: { seatId, how } });
}
