import type { Trx } from '../../../platform/server/db.ts';
import type { BanReason, BanSpan } from '../../contract/bans.ts';
import { lockMeeting } from '../meetings.store.ts';
import { findSeat, lockSeat, updateSeat, type SeatRow } from '../seats.store.ts';
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
  ...(seat.person_id === null ? { guestId: seat.guest_id ?? '' } : { personId: seat.person_id }),
});

/** The seats that a ban on this one's holder may take: a person's in every lesson, a guest's own. */
async function lockSeatsOfHolder(trx: Trx, seat: SeatRow): Promise<SeatRow[]> {
  const { school_id: schoolId, person_id: personId } = seat;
  if (personId === null) {
    const own = await lockSeat(trx, schoolId, seat.id);
    return own ? [own] : [];
  }
  await lockPerson(trx, { schoolId, personId });
  return lockSeatsOfPerson(trx, { schoolId, personId });
}

/**
 * Keeps a person out: of this lesson, or of the class's next ones too. Once, however often it is asked.
 * @returns the seats that are lost by it, as they were; none when they were lost already
 */
export async function banPerson(trx: Trx, seat: SeatRow, ban: Ban): Promise<SeatRow[]> {
  // The lesson, the person, the seats: in this order everywhere, so that two at once wait instead of crossing.
  await lockMeeting(trx, seat.school_id, seat.meeting_id);
  const seats = await lockSeatsOfHolder(trx, seat);
  const own = seats.find(({ id }) => id === seat.id);
  if (!own || own.state === 'excluded') return [];
  await insertBan(trx, { ...ban, seat: own });
  const lost: SeatRow[] = [];
  for (const one of seats) {
    if (one.state === 'excluded' || !(await isBanned(trx, idsOf(one)))) continue;
    const ids = { schoolId: one.school_id, seatId: one.id };
    await updateSeat(trx, ids, { state: 'excluded', connected_at: null });
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
  const seat = await findSeat(trx, meeting.schoolId, ban.seat_id);
  const seats = seat ? await lockSeatsOfHolder(trx, seat) : [];
  const back: SeatRow[] = [];
  for (const one of seats) {
    if (one.state !== 'excluded' || (await isBanned(trx, idsOf(one)))) continue;
    await updateSeat(trx, { schoolId: one.school_id, seatId: one.id }, { state: 'left' });
    back.push(one);
  }
  return back;
}
