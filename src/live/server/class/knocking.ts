import type { Db, Trx } from '../../../platform/server/db.ts';
import { resembles } from '../../../school/contract/look-alikes.ts';
import type { KnockingSeat } from '../../contract/routes.ts';
import { listKnocking, listRoster } from './class.store.ts';

/**
 * Those at the door for hosts: a guest whose name can be taken for that of somebody of the class is flagged,
 * since nobody vouches for it.
 */
export async function lookAtDoor(
  db: Db | Trx,
  meetingId: string,
  seatIds: readonly string[] | null,
): Promise<KnockingSeat[]> {
  const knocking = await listKnocking(db, meetingId, seatIds);
  const hasGuests = knocking.some(({ guest }) => guest !== null);
  const roster = hasGuests ? await listRoster(db, meetingId) : [];
  return knocking.map((seat) => ({
    ...seat,
    resembles: seat.guest === null ? null : resembles(seat.name, roster),
  }));
}
