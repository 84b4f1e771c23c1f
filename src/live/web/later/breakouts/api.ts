import { caller } from '../../../../platform/web/index.ts';
import type * as routes from '../../../contract/breakout-routes.ts';
import type * as plans from '../../../contract/plan-routes.ts';

export const openBreakouts = caller<typeof routes.openBreakouts>(
  'POST /api/seats/:seatId/breakouts',
);
export const placeSeats = caller<typeof routes.placeSeats>(
  'POST /api/seats/:seatId/breakouts/place',
);
export const listenToBreakout = caller<typeof routes.listenToBreakout>(
  'POST /api/seats/:seatId/breakouts/listen',
);
export const setBreakoutTimer = caller<typeof routes.setBreakoutTimer>(
  'POST /api/seats/:seatId/breakouts/timer',
);
export const closeBreakouts = caller<typeof routes.closeBreakouts>(
  'POST /api/seats/:seatId/breakouts/close',
);
export const answerBreakout = caller<typeof routes.answerBreakout>(
  'POST /api/seats/:seatId/breakouts/answer',
);
export const chooseBreakout = caller<typeof routes.chooseBreakout>(
  'POST /api/seats/:seatId/breakouts/choose',
);
export const callHost = caller<typeof routes.callHost>('POST /api/seats/:seatId/breakouts/call');
export const listPlans = caller<typeof plans.listPlans>('GET /api/seats/:seatId/breakouts/plans');
export const savePlan = caller<typeof plans.savePlan>('POST /api/seats/:seatId/breakouts/plans');
export const deletePlan = caller<typeof plans.deletePlan>(
  'DELETE /api/seats/:seatId/breakouts/plans/:planId',
);
