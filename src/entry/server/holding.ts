import type { Trx } from '../../platform/server/db.ts';
import { afterCommit, record } from '../../platform/server/events/index.ts';
import { seatAdmitted, seatLeft } from '../../meeting/contract/events.ts';
import { updateSeat, type SeatRow } from '../../meeting/server/index.ts';
import { lobbyMoved, seatWithdrew } from '../contract/events.ts';
import type { EntryCore } from './core.ts';

/** Who holds a seat: an account, a browser by its mark, or nobody. */
export type Holding = { accountId: string | null; markHash: string | null };

/**
 * Gives a seat to another holder: whoever held it until now is out at once, media and streams included.
 * @param seat its row, locked
 * @param keepsPlace the new holder stands where the old one stood, without knocking again
 */
export async function passSeat(
  core: EntryCore,
  trx: Trx,
  seat: SeatRow,
  { accountId, markHash }: Holding,
  { keepsPlace = false } = {},
): Promise<void> {
  const { id: seatId, school_id: schoolId, meeting_id: stream } = seat;
  const stands = seat.state === 'admitted' || seat.state === 'waiting';
  const state = keepsPlace && stands ? seat.state : 'claimed';
  await updateSeat(
    trx,
    { schoolId, seatId },
    { account_id: accountId, mark_hash: markHash, state, connected_at: null },
  );
  // The streams of the browser before end with these, and say why.
  await record(trx, lobbyMoved, { stream: seatId, audience: `seat:${seatId}`, data: {} });
  if (seat.state === 'admitted')
    await record(trx, seatLeft, { stream, audience: 'all', data: { seatId } });
  if (seat.state === 'waiting' && state !== 'waiting')
    await record(trx, seatWithdrew, { stream, audience: 'hosts', data: { seatId } });
  if (state === 'admitted')
    await record(trx, seatAdmitted, { stream, audience: 'all', data: { seatId } });
  afterCommit(trx, () => core.closeLines(seatId));
}
