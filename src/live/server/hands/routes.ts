import type { Actors } from '../../../access/contract/actors.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { ownSeat } from '../../../entry/server/index.ts';
import * as routes from '../../contract/hands-routes.ts';
import type { RightsLine } from '../class/rights.ts';
import { giveFloor, type Hands, lowerHands, openPace, raiseHand } from './hands.ts';

/** Binds the routes of raised hands and of the floor. */
export function mountHands(mount: Mount<Actors>, core: Core, line: RightsLine): void {
  const hands: Hands = { core, pace: openPace() };
  mount(routes.raiseHand, {
    subject: ownSeat,
    handle: ({ actor, body }) => raiseHand(hands, actor, body),
  });
  mount(routes.lowerHands, {
    subject: ownSeat,
    handle: ({ actor, body }) => lowerHands(hands, actor, body),
  });
  mount(routes.giveFloor, {
    subject: ownSeat,
    handle: ({ actor, body }) => giveFloor(hands, actor, body.seatId, line),
  });
}
