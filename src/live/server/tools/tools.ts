import { randomInt } from 'node:crypto';
import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { record } from '../../../platform/server/events/index.ts';
import { lockSeat } from '../../../meeting/server/index.ts';
import { pickSet, spotlightSet, timerSet } from '../../contract/events.ts';
import type { TimerCommand } from '../../contract/tools.ts';
import { changeTimer } from '../../contract/timer.ts';
import { lockOpen } from '../class/rights.ts';
import {
  forgetDrawn,
  keepPick,
  keepTimer,
  listUndrawn,
  noteDrawn,
  type Pick,
  readTools,
  setSpotlit,
} from './tools.store.ts';

/** Changes the timer that the class sees. What changes nothing is not told. */
export async function setTimer(core: Core, host: SeatActor, command: TimerCommand): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpen(trx, host);
    const { timer: before } = await readTools(trx, host);
    const timer = changeTimer(before, command, core.now());
    if (timer === before) return;
    await keepTimer(trx, host, timer);
    await record(trx, timerSet, { stream: host.meetingId, audience: 'all', data: { timer } });
  });
}

/** Shows one person inside large to everybody, or nobody any more. Asking twice for the same does nothing. */
export async function setSpotlight(
  core: Core,
  host: SeatActor,
  seatId: string | null,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpen(trx, host);
    if (seatId !== null) {
      const seat = await lockSeat(trx, host.schoolId, seatId);
      if (seat?.meeting_id !== host.meetingId || seat.state !== 'admitted')
        throw new Problem('not_found');
    }
    const { spotlight } = await readTools(trx, host);
    if (spotlight === seatId) return;
    await setSpotlit(trx, host, seatId, core.now());
    const data = { spotlight: seatId };
    await record(trx, spotlightSet, { stream: host.meetingId, audience: 'all', data });
  });
}

type Ask = { act: 'draw' | 'show' | 'hide' | 'restart' | 'close'; seen: string | null };

/**
 * Draws by lot among those inside whom it has not taken in this lesson, shows who it is to all or to hosts
 * alone, closes it, or lets everybody be drawn again. A draw is made once for what the page shows as drawn:
 * a double press, or two teachers at once, take one person.
 * @returns how many could still be drawn
 */
export async function pick(
  core: Core,
  host: SeatActor,
  { act, seen }: Ask,
): Promise<{ left: number }> {
  return core.transact(async (trx) => {
    await lockOpen(trx, host);
    const { pick: before } = await readTools(trx, host);
    if (act === 'draw' && (before?.seatId ?? null) === seen)
      await draw(trx, host, before, core.now());
    if (act === 'restart') await forgetDrawn(trx, host);
    if (act === 'restart' || act === 'close')
      await keepPick(trx, host, { shownTo: null, over: false });
    if (before && (act === 'show' || act === 'hide'))
      await keepPick(trx, host, {
        shownTo: act === 'show' ? 'all' : 'hosts',
        over: before.seatId === null,
      });
    const { pick: after } = await readTools(trx, host);
    await tell(trx, host.meetingId, before, after);
    return { left: (await listUndrawn(trx, host)).length };
  });
}

async function draw(trx: Trx, host: SeatActor, before: Pick, now: Date): Promise<void> {
  const undrawn = await listUndrawn(trx, host);
  const drawn = undrawn.length > 0 ? undrawn[randomInt(undrawn.length)] : undefined;
  if (drawn !== undefined) await noteDrawn(trx, host, drawn, now);
  const shownTo = before?.shown ? 'all' : 'hosts';
  await keepPick(trx, host, { shownTo, over: drawn === undefined });
}

/** Tells what changed to those who may see it: who was drawn for hosts alone is not told to others. */
async function tell(trx: Trx, stream: string, before: Pick, after: Pick): Promise<void> {
  if (before?.seatId === after?.seatId && before?.shown === after?.shown) return;
  if (before?.shown || after?.shown)
    await record(trx, pickSet, {
      stream,
      audience: 'all',
      data: { pick: after?.shown ? after : null },
    });
  if (!after?.shown)
    await record(trx, pickSet, { stream, audience: 'hosts', data: { pick: after } });
}
