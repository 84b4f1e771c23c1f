import type { SeatActor } from '../../access/contract/actors.ts';
import type { Trx } from '../../platform/server/db.ts';
import { lockMeeting } from './meetings.store.ts';
import { lockSeat } from './seats.store.ts';

/**
 * A seat as it stands at this instant, with its lesson and itself locked: « Calme », a switch or a removal that
 * were committed a moment ago decide, and those to come wait. To be asked the same question that was asked
 * before the handler.
 */
export async function actorNow(trx: Trx, actor: SeatActor): Promise<SeatActor | null> {
  const meeting = await lockMeeting(trx, actor.schoolId, actor.meetingId);
  const seat = await lockSeat(trx, actor.schoolId, actor.seatId);
  if (!meeting || !seat) return null;
  return {
    ...actor,
    role: seat.role,
    state: seat.state,
    meetingState: meeting.state,
    calm: meeting.calm_since !== null,
    rights: { ...actor.rights, meeting: meeting.rights, person: seat.rights },
  };
}
