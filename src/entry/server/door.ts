import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { afterCommit, record } from '../../platform/server/events/index.ts';
import { seatLeft } from '../../meeting/contract/events.ts';
import {
  forgetBrowsers,
  lockMeeting,
  lockSeat,
  lockSeatsOf,
  updateSeat,
  type MeetingRow,
} from '../../meeting/server/index.ts';
import { letIn } from './admission.ts';
import { entersByItself, setMessage } from './door.store.ts';
import { lobbyClosed, seatKnocked, seatWithdrew } from '../contract/events.ts';
import type { EntryCore } from './core.ts';
import { deleteClassLink } from './class-links.store.ts';
import { deleteLinks } from './links.store.ts';

/**
 * Knocks at the door, once: the hosts are told, or the door opens by itself where the class's rule says so.
 * Someone already waiting or inside stays so.
 * @throws {Problem} `entry.over` when the lesson ended meanwhile
 */
export async function knockAtDoor(core: EntryCore, actor: SeatActor): Promise<void> {
  const { schoolId, seatId, meetingId } = actor;
  await core.transact(async (trx) => {
    const meeting = await lockMeeting(trx, schoolId, meetingId);
    if (!meeting || meeting.state === 'ended' || meeting.state === 'cancelled')
      throw new Problem('entry.over');
    const seat = await lockSeat(trx, schoolId, seatId);
    if (!seat || !['claimed', 'refused', 'left'].includes(seat.state)) return;
    if (await entersByItself(trx, seat)) return letIn(trx, actor, [seat], core.now());
    await updateSeat(trx, { schoolId, seatId }, { state: 'waiting', knocked_at: core.now() });
    await record(trx, seatKnocked, { stream: meetingId, audience: 'hosts', data: { seatId } });
  });
}

/** Leaves the door or the lesson, of one's own will. */
export async function leaveSeat(core: EntryCore, actor: SeatActor): Promise<void> {
  const { schoolId, seatId, meetingId: stream } = actor;
  await core.transact(async (trx) => {
    const seat = await lockSeat(trx, schoolId, seatId);
    if (seat?.state === 'waiting') {
      await updateSeat(trx, { schoolId, seatId }, { state: 'claimed' });
      await record(trx, seatWithdrew, { stream, audience: 'hosts', data: { seatId } });
    }
    if (seat?.state === 'admitted') {
      await updateSeat(trx, { schoolId, seatId }, { state: 'left', connected_at: null });
      await record(trx, seatLeft, { stream, audience: 'all', data: { seatId } });
      afterCommit(trx, () => core.closeLines(seatId));
    }
  });
}

/** When a lesson ends: those at the door are told, the links are deleted and the browsers forgotten. */
export async function closeDoor(trx: Trx, meeting: MeetingRow): Promise<void> {
  const ids = { schoolId: meeting.school_id, meetingId: meeting.id };
  const seats = await lockSeatsOf(trx, ids, ['claimed', 'waiting', 'refused']);
  for (const seat of seats)
    await record(trx, lobbyClosed, {
      stream: seat.id,
      audience: `seat:${seat.id}`,
      data: {},
    });
  await setMessage(trx, ids, null);
  await forgetBrowsers(trx, ids);
  await deleteLinks(trx, ids);
  await deleteClassLink(trx, ids);
}
