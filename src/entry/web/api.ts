import { caller } from '../../platform/web/index.ts';
import type { enterAsGuest, openClassLink } from '../contract/guest-routes.ts';
import type { claimLink, knock, leave, readSeat } from '../contract/routes.ts';

/** The calls of the door. */
export const api = {
  claim: caller<typeof claimLink>('POST /api/entry/claim'),
  openClassLink: caller<typeof openClassLink>('POST /api/entry/class-link'),
  enterAsGuest: caller<typeof enterAsGuest>('POST /api/entry/guest'),
  read: caller<typeof readSeat>('GET /api/seats/:seatId'),
  knock: caller<typeof knock>('POST /api/seats/:seatId/knock'),
  leave: caller<typeof leave>('POST /api/seats/:seatId/leave'),
};
