import type { AccountActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { afterCommit, openStream, record } from '../../platform/server/events/index.ts';
import { meetingEnded, seatAdmitted } from '../contract/events.ts';
import type { MeetingView } from '../contract/routes.ts';
import { findForgotten, lockMeeting, setMeetingState, type MeetingRow } from './meetings.store.ts';
import { viewOf } from './plan.ts';
import { endAsking, updateSeat } from './seats.store.ts';
import { takeSeat } from './take-seat.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** What domains below do when a meeting ends, in its transaction; `app/` wires them. */
export type CourseHooks = {
  ended: (trx: Trx, meeting: MeetingRow) => Promise<void>;
  /** A lesson takes the place of another: what was kept of the one is the other's now. */
  remade?: (trx: Trx, lessons: { schoolId: string; from: string; to: string }) => Promise<void>;
};

/** So long after its hour, a lesson that nobody is in, nor was lately, is ended by itself. */
const forgotten = { afterEnd: 30, quiet: 10 };

/**
 * Opens a lesson's room, or comes back to it: the host takes their seat and is inside.
 * @returns the host's seat
 * @throws {Problem} `meeting.over` when it has ended or was cancelled
 */
export async function openLesson(
  core: Core,
  host: AccountActor,
  { schoolId, meetingId }: MeetingId,
): Promise<{ seatId: string }> {
  return core.transact(async (trx) => {
    const meeting = await lockMeeting(trx, schoolId, meetingId);
    if (!meeting) throw new Problem('not_found');
    return { seatId: await enterAsHost(trx, meeting, host, core.now()) };
  });
}

/**
 * Opens a lesson whose row is locked, or comes back to it: its host takes their seat and is inside.
 * @returns the host's seat
 * @throws {Problem} `meeting.over` when it has ended or was cancelled
 */
export async function enterAsHost(
  trx: Trx,
  meeting: MeetingRow,
  { personId, accountId }: { personId: string; accountId: string | null },
  now: Date,
): Promise<string> {
  const ids = { schoolId: meeting.school_id, meetingId: meeting.id };
  if (meeting.state === 'ended' || meeting.state === 'cancelled') throw new Problem('meeting.over');
  if (meeting.state === 'planned') await setMeetingState(trx, ids, 'open', { opened_at: now });
  const place = { role: 'host', state: 'admitted', markHash: null } as const;
  const { row, isNew } = await takeSeat(trx, { ...ids, ...place, personId, accountId });
  const { id: seatId } = row;
  if (isNew) await openStream(trx, seatId);
  if (!isNew && row.state !== 'admitted')
    await updateSeat(
      trx,
      { schoolId: ids.schoolId, seatId },
      { state: 'admitted', admitted_at: now },
    );
  if (isNew || row.state !== 'admitted')
    await record(trx, seatAdmitted, { stream: meeting.id, audience: 'all', data: { seatId } });
  return seatId;
}

/**
 * Ends a lesson whose row is locked, for everybody.
 * @param tell what those inside are still told, before their streams end
 */
export async function closeLesson(
  trx: Trx,
  meeting: MeetingRow,
  now: Date,
  hooks: Pick<CourseHooks, 'ended'>,
  tell: () => Promise<unknown> = async () => {},
): Promise<void> {
  const ids = { schoolId: meeting.school_id, meetingId: meeting.id };
  await setMeetingState(trx, ids, 'ended', { ended_at: now });
  // Seats first, then the meeting's stream, as everybody who changes a seat does.
  await endAsking(trx, ids);
  await hooks.ended(trx, meeting);
  await tell();
  await record(trx, meetingEnded, { stream: meeting.id, audience: 'all', data: {} });
}

/**
 * Ends a lesson for everybody: doors, streams and media close.
 * @param closed told after the commit, to close what is outside the database
 * @throws {Problem} `meeting.over` when it is not going on nor planned
 */
export async function endLesson(
  core: Core,
  { schoolId, meetingId }: MeetingId,
  hooks: CourseHooks,
  closed: (meeting: MeetingRow) => void,
): Promise<MeetingView> {
  return core.transact(async (trx) => {
    const meeting = await lockMeeting(trx, schoolId, meetingId);
    if (!meeting) throw new Problem('not_found');
    if (meeting.state !== 'open') throw new Problem('meeting.over');
    await closeLesson(trx, meeting, core.now(), hooks);
    afterCommit(trx, () => closed(meeting));
    return viewOf(trx, { schoolId, meetingId });
  });
}

/**
 * Cancels a planned lesson, or undoes that; its links follow.
 * @throws {Problem} `meeting.in_progress`, `meeting.over`
 */
export async function setCancelled(
  core: Core,
  meeting: MeetingId,
  cancelled: boolean,
): Promise<MeetingView> {
  return core.transact(async (trx) => {
    const row = await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
    if (!row) throw new Problem('not_found');
    if (row.state === 'open') throw new Problem('meeting.in_progress');
    if (row.state === 'ended') throw new Problem('meeting.over');
    await setMeetingState(trx, meeting, cancelled ? 'cancelled' : 'planned');
    return viewOf(trx, meeting);
  });
}

/** Ends the lessons left open half an hour past their end, with nobody inside for ten minutes. */
export async function endForgotten(
  core: Core,
  end: (meeting: MeetingId) => Promise<unknown>,
): Promise<number> {
  const found = await findForgotten(core.db, core.now(), forgotten);
  for (const { id, school_id } of found) await end({ schoolId: school_id, meetingId: id });
  return found.length;
}
