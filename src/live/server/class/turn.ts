import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { afterCommit, record } from '../../../platform/server/events/index.ts';
import { lessonRemade } from '../../../meeting/contract/events.ts';
import {
  closeLesson,
  enterAsHost,
  findNextLesson,
  findSeat,
  findSuccessor,
  lockMeeting,
  setSuccessor,
  type MeetingRow,
} from '../../../meeting/server/index.ts';
import { closeDoor } from '../../../entry/server/index.ts';
import type { NextLesson } from '../../contract/turn-routes.ts';
import { letSeatsIn } from './door.ts';

/** The lesson that follows this one in the room of the host who asks; `null` when none does. */
export async function readNextLesson(core: Core, host: SeatActor): Promise<NextLesson | null> {
  const { personId } = host;
  if (personId === null) return null;
  const next = await findNextLesson(core.db, { ...host, personId }, core.now());
  return next ? { ...next, startsAt: next.startsAt.toISOString() } : null;
}

/**
 * Turns the page: ends the lesson as any end does, opens the next one and lets its class in, those who are
 * expected and wait. Each has its own seats, streams, links and media room: nothing passes from one to the
 * other but the host who pressed. Once, however often and by whomever it is asked.
 * @param closed told after the commit, to close what is outside the database
 * @returns the host's seat in the next lesson
 * @throws {Problem} `meeting.over` when the next one has ended, was cancelled, or is this one;
 *   `not_found` when somebody else turned the page
 */
export async function turnPage(
  core: Core,
  host: SeatActor,
  nextId: string,
  closed: (meeting: { schoolId: string; meetingId: string }) => void,
): Promise<string> {
  const { schoolId, meetingId, seatId } = host;
  if (nextId === meetingId) throw new Problem('meeting.over');
  return core.transact(async (trx) => {
    const [present, next] = await lockBoth(trx, host, nextId);
    if (present.state !== 'open') return successorOf(trx, host);
    const seat = await findSeat(trx, schoolId, seatId);
    if (!seat || seat.person_id === null) throw new Problem('not_found');
    const sitter = { personId: seat.person_id, accountId: seat.account_id };
    const now = core.now();
    const to = await enterAsHost(trx, next, sitter, now);
    await setSuccessor(trx, { schoolId, seatId }, to);
    await closeLesson(trx, present, now, { ended: closeDoor }, () =>
      record(trx, lessonRemade, {
        stream: meetingId,
        audience: `seat:${seatId}`,
        data: { seatId: to },
      }),
    );
    await letSeatsIn(trx, { schoolId, meetingId: nextId }, null, now);
    afterCommit(trx, () => closed({ schoolId, meetingId }));
    return to;
  });
}

async function successorOf(trx: Trx, host: SeatActor): Promise<string> {
  const to = await findSuccessor(trx, host);
  if (to === null) throw new Problem('not_found');
  return to;
}

/** Both lessons, locked in a fixed order: pages turned at the same time wait instead of crossing. */
async function lockBoth(
  trx: Trx,
  { schoolId, meetingId }: SeatActor,
  nextId: string,
): Promise<[present: MeetingRow, next: MeetingRow]> {
  const rows = new Map<string, MeetingRow>();
  for (const id of [meetingId, nextId].sort()) {
    const row = await lockMeeting(trx, schoolId, id);
    if (row?.kind !== 'lesson') throw new Problem('not_found');
    rows.set(id, row);
  }
  return [meetingId, nextId].map((id) => rows.get(id)) as [MeetingRow, MeetingRow];
}
