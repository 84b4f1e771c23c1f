import type { MediaSource } from '../../../access/contract/actors.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { record } from '../../../platform/server/events/index.ts';
import { sourceDenied } from '../../contract/events.ts';
import { denySource, type MediaSeat } from './media.store.ts';

/**
 * Takes a source away from a seat that misused it, and tells the class.
 * The engine is told after the commit, by whoever runs the transaction.
 */
export async function takeSource(trx: Trx, seat: MediaSeat, source: MediaSource): Promise<void> {
  const { actor } = seat;
  if (actor.denied.includes(source)) return;
  await denySource(trx, actor, source);
  await record(trx, sourceDenied, {
    stream: actor.meetingId,
    audience: 'all',
    data: { seatId: actor.seatId, source },
  });
}
