import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { record } from '../../../platform/server/events/index.ts';
import {
  lockMeeting,
  lockSeatsOf,
  updateSeat,
  type SeatRow,
} from '../../../meeting/server/index.ts';
import { doorChanged, lobbyRefused, seatWithdrew } from '../../../entry/contract/events.ts';
import { letIn, openDoor } from '../../../entry/server/index.ts';
import { personRightsSet } from '../../contract/events.ts';
import { listKnocking } from './class.store.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** The waiting seats that a host names, or all of them (`null`); others are left as they are. */
async function waitingSeats(
  trx: Trx,
  host: MeetingId,
  seatIds: readonly string[] | null,
): Promise<SeatRow[]> {
  const meeting = await lockMeeting(trx, host.schoolId, host.meetingId);
  if (meeting?.state !== 'open') throw new Problem('not_found');
  const waiting = await lockSeatsOf(trx, host, ['waiting']);
  return seatIds === null ? waiting : waiting.filter((seat) => seatIds.includes(seat.id));
}

/** Those who wait and are of the class: a stranger to it is let in by name only. */
async function expectedSeats(trx: Trx, host: MeetingId): Promise<SeatRow[]> {
  const waiting = await waitingSeats(trx, host, null);
  const knocking = await listKnocking(trx, host.meetingId, null);
  const expected = new Set(knocking.filter((seat) => seat.expected).map((seat) => seat.seatId));
  return waiting.filter((seat) => expected.has(seat.id));
}

/**
 * Lets in people who wait: some, or all who are expected, which opens the door for this lesson. One effect,
 * however often it is asked.
 * @returns the seats admitted by this call
 */
export async function admitSeats(
  core: Core,
  host: SeatActor,
  seatIds: readonly string[] | null,
): Promise<string[]> {
  return core.transact((trx) => letSeatsIn(trx, host, seatIds, core.now()));
}

/** The same for a lesson that is open already, within what else happens to it. */
export async function letSeatsIn(
  trx: Trx,
  lesson: MeetingId,
  seatIds: readonly string[] | null,
  now: Date,
): Promise<string[]> {
  const { meetingId: stream } = lesson;
  const seats = seatIds
    ? await waitingSeats(trx, lesson, seatIds)
    : await expectedSeats(trx, lesson);
  if (seatIds === null && (await openDoor(trx, lesson, now)))
    await record(trx, doorChanged, { stream, audience: 'hosts', data: {} });
  await letIn(trx, lesson, seats, now);
  // Switches that these had before a return: the hosts' pages do not know them any more.
  const switched = seats.filter(({ rights }) => Object.keys(rights).length > 0);
  for (const { id: seatId, rights } of switched)
    await record(trx, personRightsSet, { stream, audience: 'hosts', data: { seatId, rights } });
  return seats.map((seat) => seat.id);
}

/** Sends people away from the door: some, or all. They may knock again. */
export async function refuseSeats(
  core: Core,
  host: SeatActor,
  seatIds: readonly string[] | null,
): Promise<string[]> {
  return core.transact(async (trx) => {
    const seats = await waitingSeats(trx, host, seatIds);
    for (const seat of seats) {
      await updateSeat(trx, { schoolId: seat.school_id, seatId: seat.id }, { state: 'refused' });
      await record(trx, seatWithdrew, {
        stream: host.meetingId,
        audience: 'hosts',
        data: { seatId: seat.id },
      });
      await record(trx, lobbyRefused, {
        stream: seat.id,
        audience: `seat:${seat.id}`,
        data: {},
      });
    }
    return seats.map((seat) => seat.id);
  });
}
