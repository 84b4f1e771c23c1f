import { caller, command } from '../../../../platform/web/index.ts';
import type * as routes from '../../../contract/breakout-routes.ts';
import type * as plans from '../../../contract/plan-routes.ts';

export const openBreakouts = command<typeof routes.openBreakouts>(
  'POST /api/seats/:seatId/breakouts',
);
export const placeSeats = command<typeof routes.placeSeats>(
  'POST /api/seats/:seatId/breakouts/place',
);
export const listenToBreakout = command<typeof routes.listenToBreakout>(
  'POST /api/seats/:seatId/breakouts/listen',
);
export const setBreakoutTimer = command<typeof routes.setBreakoutTimer>(
  'POST /api/seats/:seatId/breakouts/timer',
);
export const closeBreakouts = command<typeof routes.closeBreakouts>(
  'POST /api/seats/:seatId/breakouts/close',
);
export const answerBreakout = command<typeof routes.answerBreakout>(
  'POST /api/seats/:seatId/breakouts/answer',
);
export const chooseBreakout = command<typeof routes.chooseBreakout>(
  'POST /api/seats/:seatId/breakouts/choose',
);
export const callHost = command<typeof routes.callHost>('POST /api/seats/:seatId/breakouts/call');
export const listPlans = caller<typeof plans.listPlans>('GET /api/seats/:seatId/breakouts/plans');
export const savePlan = command<typeof plans.savePlan>('POST /api/seats/:seatId/breakouts/plans');
export const deletePlan = command<typeof plans.deletePlan>(
  'DELETE /api/seats/:seatId/breakouts/plans/:planId',
);
