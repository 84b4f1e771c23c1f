import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { afterCommit, openStream, record } from '../../platform/server/events/index.ts';
import { lessonRemade, seatAdmitted } from '../contract/events.ts';
import { closeLesson, type CourseHooks } from './course.ts';
import { lockMeeting, type MeetingRow } from './meetings.store.ts';
import { copyBans, copyMeeting, copySeat, findSuccessor } from './remake.store.ts';
import { lockSeatsOf, updateSeat, type SeatRow } from './seats.store.ts';

type Host = { schoolId: string; meetingId: string; seatId: string };
type Move = { from: SeatRow; to: string };

/**
 * Ends a disturbed lesson and makes it anew: same people, hours and class, new room, links and streams.
 * Those who are inside follow; those who are kept out stay so. Once, however often it is asked.
 * @param closed told after the commit, to close what is outside the database
 * @returns the host's seat in the new lesson
 * @throws {Problem} `not_found` when the lesson is not going on
 */
export async function remakeLesson(
  core: Core,
  host: Host,
  hooks: CourseHooks,
  closed: (meeting: MeetingRow) => void,
): Promise<string> {
  const { schoolId, meetingId } = host;
  return core.transact(async (trx) => {
    const meeting = await lockMeeting(trx, schoolId, meetingId);
    // A meeting of the staff has no links to renew: who disturbs it is put out.
    if (!meeting || meeting.kind === 'staff') throw new Problem('not_found');
    if (meeting.state !== 'open') return successorOrNothing(trx, host);
    const newId = await copyMeeting(trx, meeting, core.now());
    await openStream(trx, newId);
    const moves = await moveSeats(trx, meeting, newId);
    await copyBans(trx, { schoolId, meetingId }, newId);
    await hooks.remade?.(trx, { schoolId, from: meetingId, to: newId });
    await endOld(core, trx, meeting, moves, hooks);
    afterCommit(trx, () => closed(meeting));
    return successorOrNothing(trx, host);
  });
}

async function successorOrNothing(trx: Trx, host: Host): Promise<string> {
  const seatId = await findSuccessor(trx, host);
  if (seatId === null) throw new Problem('not_found');
  return seatId;
}

async function moveSeats(trx: Trx, meeting: MeetingRow, newId: string): Promise<Move[]> {
  const ids = { schoolId: meeting.school_id, meetingId: meeting.id };
  const moves: Move[] = [];
  for (const from of await lockSeatsOf(trx, ids, ['admitted', 'excluded'])) {
    const to = await copySeat(trx, from, newId);
    await openStream(trx, to);
    if (from.state !== 'admitted') continue;
    await record(trx, seatAdmitted, { stream: newId, audience: 'all', data: { seatId: to } });
    moves.push({ from, to });
  }
  return moves;
}

function endOld(
  core: Core,
  trx: Trx,
  meeting: MeetingRow,
  moves: readonly Move[],
  hooks: CourseHooks,
): Promise<void> {
  const { school_id: schoolId, id: stream } = meeting;
  return closeLesson(trx, meeting, core.now(), hooks, async () => {
    for (const { from, to } of moves) {
      // A page that was away at this moment finds by its old seat where it belongs now, and nothing else.
      await updateSeat(trx, { schoolId, seatId: from.id }, { mark_hash: from.mark_hash });
      await record(trx, lessonRemade, {
        stream,
        audience: `seat:${from.id}`,
        data: { seatId: to },
      });
    }
  });
}
