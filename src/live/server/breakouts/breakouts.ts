import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { afterCommit, record } from '../../../platform/server/events/index.ts';
import { lockMeeting, lockSeatsOf } from '../../../meeting/server/index.ts';
import { breakoutsChanged } from '../../contract/events.ts';
import {
  findRoomsOf,
  insertBreakouts,
  listOpen,
  listPlaced,
  putSeat,
  setCalled,
  setClosed,
  setEnd,
  type BreakoutRow,
} from './breakouts.store.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Somebody whose room is another one now, and the room where they were. */
export type Move = { seatId: string; from: string };

/** What is told of the media once a change is committed. */
export type BreakoutLine = {
  /** These seats are elsewhere now; these rooms are no more. */
  moved: (moves: readonly Move[], emptied: readonly string[]) => void;
  /** What this seat may send is another thing now. */
  permissions: (seatId: string) => void;
};

/** A lesson that goes on, locked: whoever changes its breakouts waits for the others. */
export async function lockOpenLesson(trx: Trx, { schoolId, meetingId }: MeetingId): Promise<void> {
  const meeting = await lockMeeting(trx, schoolId, meetingId);
  if (meeting?.state !== 'open') throw new Problem('not_found');
}

/** Tells everybody’s page to look at the breakouts again. */
export const tellAll = (trx: Trx, { meetingId }: MeetingId) =>
  record(trx, breakoutsChanged, { stream: meetingId, audience: 'all', data: {} });

const endAfter = (now: Date, minutes: number | null): Date | null =>
  minutes === null ? null : new Date(now.getTime() + minutes * 60_000);

/** Who may be put somewhere by this host: whoever is inside and does not lead, and their own seat. */
async function lockMovable(trx: Trx, host: SeatActor): Promise<Set<string>> {
  const inside = await lockSeatsOf(trx, host, ['admitted']);
  return new Set(
    inside.filter(({ id, role }) => role !== 'host' || id === host.seatId).map(({ id }) => id),
  );
}

/**
 * Opens breakouts with their people, who go there at once. Whoever is no longer inside, or leads the lesson, is
 * left where they are; whoever is named twice is in the last one.
 * @throws {Problem} `breakouts.open` while some are open
 */
export async function openBreakouts(
  core: Core,
  host: SeatActor,
  {
    breakouts,
    minutes,
    byChoice,
    limit,
  }: { breakouts: string[][]; minutes: number | null; byChoice: boolean; limit: number | null },
  line: BreakoutLine,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpenLesson(trx, host);
    if ((await listOpen(trx, host)).length > 0) throw new Problem('breakouts.open');
    const movable = await lockMovable(trx, host);
    const openedAt = core.now();
    const ids = await insertBreakouts(trx, host, {
      count: breakouts.length,
      openedAt,
      endsAt: endAfter(openedAt, minutes),
      byChoice,
      limit,
    });
    const places = new Map(
      breakouts.flatMap((seatIds, index) =>
        seatIds.filter((seatId) => movable.has(seatId)).map((seatId) => [seatId, ids[index] ?? '']),
      ),
    );
    await put(trx, host, places, { line, byHost: true });
    await tellAll(trx, host);
  });
}

/** Puts seats in breakouts (`null`: the main room); those who change room are told after the commit. */
export async function put(
  trx: Trx,
  meeting: MeetingId,
  places: ReadonlyMap<string, string | null>,
  { line, byHost, listening = false }: { line: BreakoutLine; byHost: boolean; listening?: boolean },
): Promise<void> {
  const seatIds = [...places.keys()];
  const before = await findRoomsOf(trx, meeting, seatIds);
  for (const [seatId, breakoutId] of places)
    await putSeat(trx, meeting, { seatId, breakoutId, byHost, listening });
  const after = await findRoomsOf(trx, meeting, seatIds);
  const moves = [...before]
    .filter(([seatId, room]) => after.get(seatId) !== room)
    .map(([seatId, from]) => ({ seatId, from }));
  const moved = new Set(moves.map(({ seatId }) => seatId));
  afterCommit(trx, () => {
    line.moved(moves, []);
    // Who stays where they are may have gone to the balcony, or come down from it.
    for (const seatId of seatIds) if (!moved.has(seatId)) line.permissions(seatId);
  });
}

/**
 * Puts people in a breakout that is open, or back into the main room. A host who goes to one by their own seat
 * has heard its call.
 * @throws {Problem} `not_found` for a breakout that is not open here, or when none of these people is inside
 */
export async function placeSeats(
  core: Core,
  host: SeatActor,
  { seatIds, breakoutId }: { seatIds: string[]; breakoutId: string | null },
  line: BreakoutLine,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpenLesson(trx, host);
    const open = await listOpen(trx, host);
    if (breakoutId !== null && !open.some(({ id }) => id === breakoutId))
      throw new Problem('not_found');
    const movable = await lockMovable(trx, host);
    const meant = seatIds.filter((seatId) => movable.has(seatId));
    if (meant.length === 0) throw new Problem('not_found');
    const places = new Map(meant.map((seatId) => [seatId, breakoutId]));
    await put(trx, host, places, { line, byHost: true });
    if (breakoutId !== null && meant.includes(host.seatId))
      await setCalled(trx, host, breakoutId, null);
    await tellAll(trx, host);
  });
}

/**
 * Goes to the balcony of a breakout: in its room, sending nothing, which the engine sees to. Its people are told.
 * @throws {Problem} `not_found` for one that is not open here
 */
export async function listenTo(
  core: Core,
  host: SeatActor,
  breakoutId: string,
  line: BreakoutLine,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpenLesson(trx, host);
    if (!(await listOpen(trx, host)).some(({ id }) => id === breakoutId))
      throw new Problem('not_found');
    const places = new Map([[host.seatId, breakoutId]]);
    await put(trx, host, places, { line, byHost: true, listening: true });
    await tellAll(trx, host);
  });
}

/** Lets the open breakouts close by themselves in some minutes, or not (`null`). */
export async function setTimer(core: Core, host: SeatActor, minutes: number | null): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpenLesson(trx, host);
    await setEnd(trx, host, endAfter(core.now(), minutes));
    await tellAll(trx, host);
  });
}

/** Closes breakouts of a lesson whose row is locked: whoever is in them is in the main room. */
async function close(
  trx: Trx,
  meeting: MeetingId,
  closing: readonly BreakoutRow[],
  now: Date,
  line: BreakoutLine,
): Promise<void> {
  if (closing.length === 0) return;
  const ids = closing.map(({ id }) => id);
  const placed = await listPlaced(trx, meeting, ids);
  await setClosed(trx, meeting, ids, now);
  await tellAll(trx, meeting);
  const moves = placed.map(({ seatId, room }) => ({ seatId, from: room }));
  const emptied = closing.map(({ room }) => room);
  afterCommit(trx, () => line.moved(moves, emptied));
}

/**
 * Closes one breakout, or all (`null`): whoever is in it comes back to the main room. Once, however often it is
 * asked.
 * @throws {Problem} `not_found` for one that is not open here
 */
export async function closeBreakouts(
  core: Core,
  host: SeatActor,
  breakoutId: string | null,
  line: BreakoutLine,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpenLesson(trx, host);
    const open = await listOpen(trx, host);
    const closing = breakoutId === null ? open : open.filter(({ id }) => id === breakoutId);
    if (breakoutId !== null && closing.length === 0) throw new Problem('not_found');
    await close(trx, host, closing, core.now(), line);
  });
}

/** Closes those of a lesson whose time is over, unless it was given more meanwhile. */
export async function closeDue(core: Core, meeting: MeetingId, line: BreakoutLine): Promise<void> {
  await core.transact(async (trx) => {
    const row = await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
    if (row?.state !== 'open') return;
    const now = core.now();
    const due = (await listOpen(trx, meeting)).filter(
      ({ endsAt }) => endsAt !== null && endsAt <= now,
    );
    await close(trx, meeting, due, now, line);
  });
}
