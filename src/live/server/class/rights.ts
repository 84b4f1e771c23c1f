import type { SeatActor } from '../../../access/contract/actors.ts';
import { settingOf } from '../../../access/contract/rights.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { afterCommit, record } from '../../../platform/server/events/index.ts';
import {
  lockMeeting,
  lockSeat,
  setCalm,
  setExam,
  setMeetingRights,
  setSeatRights,
  type MeetingRow,
  type RightChanges,
  type SeatRow,
} from '../../../meeting/server/index.ts';
import { passFloor } from '../hands/hands.store.ts';
import {
  calmSet,
  examSet,
  personRightsSet,
  rightsSet,
  sourceProposed,
} from '../../contract/events.ts';

/** What the engine is told once a change is committed; `app/` wires it to the media. */
export type RightsLine = {
  /** States the rights of this instant of everybody in a lesson, or of some. */
  permissions: (of: { meetingId: string; schoolId: string; seatIds: string[] | null }) => void;
};

/**
 * The lesson, locked while it goes on.
 * @throws {Problem} `not_found` when it does not
 */
export async function lockOpen(trx: Trx, host: SeatActor): Promise<MeetingRow> {
  const meeting = await lockMeeting(trx, host.schoolId, host.meetingId);
  if (meeting?.state !== 'open') throw new Problem('not_found');
  return meeting;
}

/** Somebody of this lesson who does not lead it. */
export async function lockLearner(trx: Trx, host: SeatActor, seatId: string): Promise<SeatRow> {
  const seat = await lockSeat(trx, host.schoolId, seatId);
  if (!seat || seat.meeting_id !== host.meetingId) throw new Problem('not_found');
  if (seat.role === 'host') throw new Problem('forbidden');
  return seat;
}

/** Tells somebody's own switches to those who may know them: the hosts, and that person. */
async function tellPersonRights(
  trx: Trx,
  seat: { meetingId: string; seatId: string },
  rights: object,
): Promise<void> {
  for (const audience of ['hosts', `seat:${seat.seatId}`] as const)
    await record(trx, personRightsSet, {
      stream: seat.meetingId,
      audience,
      data: { seatId: seat.seatId, rights },
    });
}

/**
 * Sets switches of what people may do: for the whole lesson (`null`), whoever comes later included, or
 * for some people in it. Pages, engine and server follow at once.
 * @throws {Problem} `not_found` for a seat of another lesson, `forbidden` for a host's
 */
export async function setRights(
  core: Core,
  host: SeatActor,
  { seatIds, rights }: { seatIds: string[] | null; rights: RightChanges },
  line: RightsLine,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpen(trx, host);
    if (seatIds === null) {
      const now = await setMeetingRights(trx, host, rights);
      await record(trx, rightsSet, {
        stream: host.meetingId,
        audience: 'all',
        data: { layer: 'meeting', rights: now },
      });
    } else {
      // In a fixed order, so that two teachers cannot deadlock.
      for (const seatId of [...new Set(seatIds)].sort()) {
        await lockLearner(trx, host, seatId);
        const now = await setSeatRights(trx, { schoolId: host.schoolId, seatId }, rights);
        await tellPersonRights(trx, { meetingId: host.meetingId, seatId }, now);
      }
    }
    afterCommit(trx, () => line.permissions({ ...idsOf(host), seatIds }));
  });
}

/**
 * Puts « Calme » on or off: a mask over everybody's rights but the hosts', which it leaves as they are.
 * Asking twice for the same does nothing.
 */
export async function setCalmOn(
  core: Core,
  host: SeatActor,
  on: boolean,
  line: RightsLine,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpen(trx, host);
    const now = core.now();
    if (!(await setCalm(trx, host, on ? now : null))) return;
    // Silence is for all again; and once « Calme » is lifted, everybody has their rights back.
    await passFloor(trx, host, null, now);
    await record(trx, calmSet, { stream: host.meetingId, audience: 'all', data: { on } });
    afterCommit(trx, () => line.permissions({ ...idsOf(host), seatIds: null }));
  });
}

/**
 * Begins an evaluation or ends it: a mask over the right to see the cameras of others, which it leaves as it
 * is. Asking twice for the same does nothing.
 */
export async function setExamOn(
  core: Core,
  host: SeatActor,
  on: boolean,
  line: RightsLine,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpen(trx, host);
    if (!(await setExam(trx, host, on ? core.now() : null))) return;
    await record(trx, examSet, { stream: host.meetingId, audience: 'all', data: { on } });
    afterCommit(trx, () => line.permissions({ ...idsOf(host), seatIds: null }));
  });
}

/**
 * Proposes to somebody to speak or to show themselves, and gives them the right to if it lacks. Nothing
 * opens before their own yes.
 * @throws {Problem} `forbidden` while « Calme » is on: nobody is asked to break it
 */
export async function propose(
  core: Core,
  host: SeatActor,
  { seatId, source }: { seatId: string; source: 'microphone' | 'camera' },
  line: RightsLine,
): Promise<void> {
  await core.transact(async (trx) => {
    const meeting = await lockOpen(trx, host);
    if (meeting.calm_since !== null) throw new Problem('forbidden');
    const isNew = await offer(trx, host, { meeting, seatId, source });
    if (isNew) afterCommit(trx, () => line.permissions({ ...idsOf(host), seatIds: [seatId] }));
  });
}

/**
 * Gives somebody inside the right to a source if it lacks, and asks them whether they want to open it.
 * @returns whether a switch was set, of which the engine must be told
 */
export async function offer(
  trx: Trx,
  host: SeatActor,
  offered: { meeting: MeetingRow; seatId: string; source: 'microphone' | 'camera' },
): Promise<boolean> {
  const { meeting, seatId, source } = offered;
  const seat = await lockLearner(trx, host, seatId);
  if (seat.state !== 'admitted') throw new Problem('not_found');
  const rights = { ...host.rights, meeting: meeting.rights, person: seat.rights };
  const isLacking = !settingOf({ role: seat.role, calm: false, rights }, source).allowed;
  if (isLacking) {
    const now = await setSeatRights(trx, { schoolId: host.schoolId, seatId }, { [source]: true });
    await tellPersonRights(trx, { meetingId: host.meetingId, seatId }, now);
  }
  await record(trx, sourceProposed, {
    stream: host.meetingId,
    audience: `seat:${seatId}`,
    data: { seatId, source },
  });
  return isLacking;
}

const idsOf = ({ meetingId, schoolId }: SeatActor) => ({ meetingId, schoolId });
