import type { Trx } from '../../platform/server/db.ts';
import { openStream } from '../../platform/server/events/index.ts';
import { isBanned } from './bans/bans.store.ts';
import { findOrAddSeat, updateSeat, type SeatRow } from './seats.store.ts';

/**
 * Takes a seat in a meeting for a person, or finds the one they have; the row is locked. Whoever is kept out
 * of it gets a seat that is `excluded`, and nothing else: every way in passes here.
 */
export async function takeSeat(
  trx: Trx,
  seat: Parameters<typeof findOrAddSeat>[1],
): Promise<{ row: SeatRow; isNew: boolean }> {
  const taken = await findOrAddSeat(trx, seat);
  const { row, isNew } = taken;
  // A question of its own, after that: the seat's row may have waited for a ban, which only a later look sees.
  const isFree = row.role === 'host' || row.state === 'excluded' || !(await isBanned(trx, seat));
  if (isFree) return taken;
  const ids = { schoolId: row.school_id, seatId: row.id };
  await updateSeat(trx, ids, { state: 'excluded', connected_at: null });
  if (isNew) await openStream(trx, row.id);
  return { row: { ...row, state: 'excluded' }, isNew };
}
