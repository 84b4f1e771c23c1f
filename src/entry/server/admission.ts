import type { Trx } from '../../platform/server/db.ts';
import { record } from '../../platform/server/events/index.ts';
import { seatAdmitted } from '../../meeting/contract/events.ts';
import { updateSeat, type SeatRow } from '../../meeting/server/index.ts';
import { lobbyAdmitted } from '../contract/events.ts';

/** Lets a seat in: told to the class, and to the seat. */
export async function letIn(trx: Trx, seat: SeatRow, now: Date): Promise<void> {
  const { id: seatId, school_id: schoolId, meeting_id: stream } = seat;
  await updateSeat(trx, { schoolId, seatId }, { state: 'admitted', admitted_at: now });
  await record(trx, seatAdmitted, { stream, audience: 'all', data: { seatId } });
  await record(trx, lobbyAdmitted, { stream: seatId, audience: `seat:${seatId}`, data: {} });
}
