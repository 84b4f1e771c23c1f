import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { afterCommit, record } from '../../platform/server/events/index.ts';
import type { BanReason, BanSpan } from '../../meeting/contract/bans.ts';
import { seatRemoved, seatReturned } from '../../meeting/contract/events.ts';
import {
  banPerson,
  findSeat,
  liftBan,
  lockMeeting,
  lockSeat,
  updateSeat,
  type SeatRow,
} from '../../meeting/server/index.ts';
import { doorChanged, lobbyExcluded, seatKnocked } from '../contract/events.ts';
import type { EntryCore } from './core.ts';

export type Exclusion = {
  seatId: string;
  lasts: BanSpan;
  reason: BanReason | null;
  note: string | null;
};

const tellHosts = (trx: Trx, meetingId: string) =>
  record(trx, doorChanged, { stream: meetingId, audience: 'hosts', data: {} });

async function loseSeat(core: EntryCore, trx: Trx, seat: SeatRow): Promise<void> {
  const { id: seatId, meeting_id: stream } = seat;
  await record(trx, seatRemoved, {
    stream,
    // Someone who only waited was known to hosts alone.
    audience: seat.admitted_at === null ? 'hosts' : 'all',
    data: { seatId },
  });
  await record(trx, lobbyExcluded, { stream: seatId, audience: `seat:${seatId}`, data: {} });
  await tellHosts(trx, stream);
  afterCommit(trx, () => core.closeLines(seatId));
}

/**
 * Excludes a person from a lesson: out of media, streams and all else at once, and not back by any way,
 * for this lesson or until it is lifted.
 * @throws {Problem} `not_found` when the seat is not of this lesson, `forbidden` for another host
 */
export async function excludeSeat(
  core: EntryCore,
  host: SeatActor,
  { seatId, ...ban }: Exclusion,
): Promise<void> {
  await core.transact(async (trx) => {
    const seat = await findSeat(trx, host.schoolId, seatId);
    if (!seat || seat.meeting_id !== host.meetingId) throw new Problem('not_found');
    if (seat.role === 'host' || host.personId === null) throw new Problem('forbidden');
    const by = { byPersonId: host.personId, now: core.now() };
    for (const lost of await banPerson(trx, seat, { ...ban, ...by }))
      await loseSeat(core, trx, lost);
  });
}

/**
 * Sends somebody who is inside back to the door, where they wait: out of media at once, and free to be let
 * in again. Somebody who is not inside stays where they are.
 * @throws {Problem} `not_found`, `forbidden` for another host
 */
export async function returnSeat(core: EntryCore, host: SeatActor, seatId: string): Promise<void> {
  const { schoolId, meetingId: stream } = host;
  await core.transact(async (trx) => {
    await lockMeeting(trx, schoolId, stream);
    const seat = await lockSeat(trx, schoolId, seatId);
    if (!seat || seat.meeting_id !== stream) throw new Problem('not_found');
    if (seat.role === 'host') throw new Problem('forbidden');
    if (seat.state !== 'admitted') return;
    const waits = { state: 'waiting', knocked_at: core.now(), connected_at: null } as const;
    await updateSeat(trx, { schoolId, seatId }, waits);
    await record(trx, seatReturned, { stream, audience: 'all', data: { seatId } });
    await record(trx, seatKnocked, { stream, audience: 'hosts', data: { seatId } });
    afterCommit(trx, () => core.closeLines(seatId));
  });
}

/**
 * Lifts an exclusion: its person may knock again, in this lesson and in the others that it closed.
 * @throws {Problem} `not_found` when no such exclusion holds in this lesson
 */
export async function liftExclusion(
  core: EntryCore,
  meeting: { schoolId: string; meetingId: string },
  banId: string,
  personId: string,
): Promise<void> {
  await core.transact(async (trx) => {
    const back = await liftBan(trx, meeting, banId, { personId, now: core.now() });
    if (back === null) throw new Problem('not_found');
    const touched = new Set([meeting.meetingId, ...back.map((seat) => seat.meeting_id)]);
    for (const meetingId of [...touched].sort()) await tellHosts(trx, meetingId);
  });
}
