import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { lockOpenLesson, tellAll } from './breakouts.ts';
import { listOpen, setCalled } from './breakouts.store.ts';
import { findBreakoutOf } from './place.store.ts';

/**
 * Calls those who lead to the breakout where one is.
 * @throws {Problem} `not_found` in the main room, where they are
 */
export async function callHost(core: Core, seat: SeatActor): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpenLesson(trx, seat);
    const breakoutId = await findBreakoutOf(trx, seat);
    if (breakoutId === null) throw new Problem('not_found');
    if (await setCalled(trx, seat, breakoutId, core.now())) await tellAll(trx, seat);
  });
}

/**
 * Says that a call was heard.
 * @throws {Problem} `not_found` for a breakout that is not open here
 */
export async function answerBreakout(
  core: Core,
  host: SeatActor,
  breakoutId: string,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpenLesson(trx, host);
    if (!(await listOpen(trx, host)).some(({ id }) => id === breakoutId))
      throw new Problem('not_found');
    if (await setCalled(trx, host, breakoutId, null)) await tellAll(trx, host);
  });
}
