import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { afterCommit, record } from '../../platform/server/events/index.ts';
import { seatLeft } from '../contract/events.ts';
import { deleteHosts, insertHosts, listColleagues, listHosts } from './hosts.store.ts';
import type { MeetingRow } from './meetings.store.ts';
import { lockSeatsOf, updateSeat } from './seats.store.ts';

type MeetingId = { schoolId: string; meetingId: string };
/** What is done outside the database when a seat is nobody's any more; `app/` wires it. */
export type CloseLines = (seatId: string) => void;

/**
 * The people chosen to lead a group's lessons beside their planner, each once.
 * @throws {Problem} `meeting.host_unfit` when one of them neither teaches nor assists the group, or may
 * not act any more; somebody of another school answers the same
 */
export async function fitCoHosts(
  trx: Trx,
  group: { schoolId: string; groupId: string },
  chosen: readonly string[],
  now: Date,
): Promise<string[]> {
  if (chosen.length === 0) return [];
  const fit = new Set((await listColleagues(trx, group, now)).map(({ personId }) => personId));
  if (chosen.some((personId) => !fit.has(personId))) throw new Problem('meeting.host_unfit');
  return [...new Set(chosen)];
}

/**
 * Chooses who leads a lesson beside its planner. Who is not chosen any more is out at once, if they are
 * inside: their seat is nobody's, and its streams and media end.
 * @param meeting its row, locked
 * @throws {Problem} `meeting.host_unfit`
 */
export async function setCoHosts(
  core: Pick<Core, 'now'>,
  trx: Trx,
  meeting: MeetingRow,
  coHostIds: readonly string[],
  closeLines: CloseLines,
): Promise<void> {
  const at = { schoolId: meeting.school_id, meetingId: meeting.id };
  const hosts = await listHosts(trx, at);
  // Who leads already may stay, be it that their time is over meanwhile: they cannot act.
  const unknown = coHostIds.filter((id) => !hosts.some(({ personId }) => personId === id));
  // A meeting of the staff has no group whose people could lead it too.
  if (meeting.group_id === null && unknown.length > 0) throw new Problem('meeting.host_unfit');
  const group = { schoolId: at.schoolId, groupId: meeting.group_id ?? '' };
  const added = await fitCoHosts(trx, group, unknown, core.now());
  const gone = hosts
    .filter(({ personId, planner }) => !planner && !coHostIds.includes(personId))
    .map(({ personId }) => personId);
  await deleteHosts(trx, at, gone);
  await insertHosts(
    trx,
    at,
    added.map((personId) => ({ personId, planner: false })),
  );
  await emptySeats(trx, at, gone, closeLines);
}

/** Those who lead no more leave their seats, if they are inside. */
async function emptySeats(
  trx: Trx,
  at: MeetingId,
  personIds: readonly string[],
  closeLines: CloseLines,
): Promise<void> {
  if (personIds.length === 0) return;
  const { schoolId, meetingId: stream } = at;
  for (const { id: seatId, person_id } of await lockSeatsOf(trx, at, ['admitted'])) {
    if (person_id === null || !personIds.includes(person_id)) continue;
    await updateSeat(trx, { schoolId, seatId }, { state: 'left', connected_at: null });
    await record(trx, seatLeft, { stream, audience: 'all', data: { seatId } });
    afterCommit(trx, () => closeLines(seatId));
  }
}
