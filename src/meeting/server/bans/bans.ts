import type { Trx } from '../../../platform/server/db.ts';
import type { BanReason, BanSpan } from '../../contract/bans.ts';
import { lockMeeting } from '../meetings.store.ts';
import { updateSeat, type SeatRow } from '../seats.store.ts';
import {
  insertBan,
  isBanned,
  liftBans,
  lockBan,
  lockPerson,
  lockSeatsOfPerson,
} from './bans.store.ts';

export type Ban = {
  lasts: BanSpan;
  reason: BanReason | null;
  note: string | null;
  byPersonId: string;
  now: Date;
};

const idsOf = (seat: SeatRow) => ({
  schoolId: seat.school_id,
  meetingId: seat.meeting_id,
  personId: seat.person_id,
});

/**
 * Keeps a person out: of this lesson, or of the class's next ones too. Once, however often it is asked.
 * @returns the seats that are lost by it, as they were; none when they were lost already
 */
export async function banPerson(trx: Trx, seat: SeatRow, ban: Ban): Promise<SeatRow[]> {
  const person = { schoolId: seat.school_id, personId: seat.person_id };
  // The lesson, the person, the seats: in this order everywhere, so that two at once wait instead of crossing.
  await lockMeeting(trx, seat.school_id, seat.meeting_id);
  await lockPerson(trx, person);
  const seats = await lockSeatsOfPerson(trx, person);
  const own = seats.find(({ id }) => id === seat.id);
  if (!own || own.state === 'excluded') return [];
  await insertBan(trx, { ...ban, seat: own });
  const lost: SeatRow[] = [];
  for (const one of seats) {
    if (one.state === 'excluded' || !(await isBanned(trx, idsOf(one)))) continue;
    const { schoolId } = person;
    await updateSeat(trx, { schoolId, seatId: one.id }, { state: 'excluded', connected_at: null });
    lost.push(one);
  }
  return lost;
}

/**
 * Lifts what keeps somebody out of a meeting; they may knock again.
 * @returns the seats given back, or `null` when no such ban holds there
 */
export async function liftBan(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  banId: string,
  by: { personId: string; now: Date },
): Promise<SeatRow[] | null> {
  await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
  const ban = await lockBan(trx, meeting, banId);
  if (!ban) return null;
  await liftBans(trx, { ...meeting, personId: ban.person_id, seatId: ban.seat_id }, by);
  if (ban.person_id === null) return [];
  const person = { ...meeting, personId: ban.person_id };
  await lockPerson(trx, person);
  const seats = await lockSeatsOfPerson(trx, person);
  const back: SeatRow[] = [];
  for (const seat of seats) {
    if (seat.state !== 'excluded' || (await isBanned(trx, idsOf(seat)))) continue;
    await updateSeat(trx, { schoolId: seat.school_id, seatId: seat.id }, { state: 'left' });
    back.push(seat);
  }
  return back;
}
