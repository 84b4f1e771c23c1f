import type { Trx } from '../../platform/server/db.ts';
import { recordAll } from '../../platform/server/events/index.ts';
import { seatAdmitted } from '../../meeting/contract/events.ts';
import { updateSeats, type SeatRow } from '../../meeting/server/index.ts';
import { lobbyAdmitted } from '../contract/events.ts';

/** Lets seats of a lesson in: told to the class, and to each seat. */
export async function letIn(
  trx: Trx,
  lesson: { schoolId: string; meetingId: string },
  seats: readonly SeatRow[],
  now: Date,
): Promise<void> {
  const { schoolId, meetingId: stream } = lesson;
  const seatIds = seats.map(({ id }) => id);
  await updateSeats(trx, { schoolId, seatIds }, { state: 'admitted', admitted_at: now });
  await recordAll(
    trx,
    seatIds.flatMap((seatId) => [
      [seatAdmitted, { stream, audience: 'all', data: { seatId } }],
      [lobbyAdmitted, { stream: seatId, audience: `seat:${seatId}`, data: {} }],
    ]),
  );
}
