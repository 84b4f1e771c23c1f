import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import type { Mail } from '../../../platform/server/mail/index.ts';
import type { StaffMeeting } from '../../contract/staff-routes.ts';
import { hoursInWords } from '../hours-in-words.ts';
import { lockMeeting, type MeetingRow } from '../meetings.store.ts';
import { placeGivenMail } from './place-given-mail.ts';
import {
  deleteReservation,
  findAddress,
  findNext,
  findReservation,
  freeSeat,
  insertReservation,
  setPlace,
} from './reservations.store.ts';
import { readStaffMeeting } from './list.store.ts';

type Holder = { schoolId: string; meetingId: string; personId: string };
export type ReservationPorts = { mail: Mail };

/**
 * The meeting's row, locked: whoever reserves or gives back at the same instant waits for the other, and the
 * schema refuses what would still slip through.
 */
async function lockReserved(trx: Trx, core: Pick<Core, 'now'>, at: Holder) {
  const row = await lockMeeting(trx, at.schoolId, at.meetingId);
  if (!row || row.places === null) throw new Problem('not_found');
  const isOver = row.state === 'ended' || row.state === 'cancelled' || row.ends_at <= core.now();
  if (isOver) throw new Problem('meeting.over');
  return { ...row, places: row.places };
}

/**
 * Reserves a place: the caller holds one, or stands last on the waiting list when none is left. Asking again
 * changes nothing.
 * @throws {Problem} `not_found` where no place is reserved, `meeting.over`
 */
export async function reservePlace(
  core: Core,
  ports: ReservationPorts,
  holder: Holder,
): Promise<StaffMeeting> {
  await core.transact(async (trx) => {
    const row = await lockReserved(trx, core, holder);
    if (await findReservation(trx, holder)) return;
    await insertReservation(trx, holder, { places: row.places, now: core.now() });
    await fillPlaces(core, ports, trx, row, holder.personId);
  });
  return readStaffMeeting(core.db, holder);
}

/**
 * Gives a place back, or leaves the waiting list: the first who waits has the place, and is told. From the
 * hour at which the door opens places change no more: who waits could not be told in time.
 * @throws {Problem} `not_found`, `meeting.over`, `meeting.places_settled`
 */
export async function giveBackPlace(
  core: Core,
  ports: ReservationPorts,
  holder: Holder,
): Promise<StaffMeeting> {
  await core.transact(async (trx) => {
    const row = await lockReserved(trx, core, holder);
    const doorAt = row.starts_at.getTime() - row.opens_before_minutes * 60_000;
    if (row.state === 'open' || core.now().getTime() >= doorAt)
      throw new Problem('meeting.places_settled');
    await freeSeat(trx, holder);
    await deleteReservation(trx, holder);
    await fillPlaces(core, ports, trx, row);
  });
  return readStaffMeeting(core.db, holder);
}

/**
 * Gives every free place to who waits, in order, and tells them.
 * @param meeting its row, locked
 * @param askerId who asks at this moment, and needs no letter
 */
export async function fillPlaces(
  core: Pick<Core, 'now'>,
  { mail }: ReservationPorts,
  trx: Trx,
  meeting: MeetingRow,
  askerId?: string,
): Promise<void> {
  if (meeting.places === null) return;
  const at = { schoolId: meeting.school_id, meetingId: meeting.id };
  for (;;) {
    const next = await findNext(trx, at, core.now());
    if (!next) return;
    const holder = { ...at, personId: next.personId };
    const isAsker = next.personId === askerId;
    await setPlace(trx, holder, { place: next.place, given: isAsker ? null : core.now() });
    if (!isAsker) await tell(trx, mail, meeting, next.personId);
  }
}

/** Writes to who has just been given a place, where the register has an address; the page says it to all. */
async function tell(trx: Trx, mail: Mail, meeting: MeetingRow, personId: string): Promise<void> {
  const schoolId = meeting.school_id;
  const address = await findAddress(trx, { schoolId, personId });
  if (address === null) return;
  const { day, from } = await hoursInWords(trx, meeting);
  await mail.send(trx, {
    schoolId,
    personId,
    address,
    language: 'fr',
    template: placeGivenMail,
    facts: { title: meeting.title, day, hour: from },
  });
}
