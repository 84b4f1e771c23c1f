import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, line } from '../../platform/contract/values.ts';
import { breakoutMeasures } from './breakout-routes.ts';
import { longestPlanName, mostBreakouts } from './breakouts.ts';

const plan = z.strictObject({
  planId: id,
  name: z.string(),
  ...breakoutMeasures,
  /** The seats of each breakout, of those who are inside now. */
  breakouts: z.array(z.array(id)),
  /** How many of the plan are not inside. */
  away: z.int(),
});
export type BreakoutPlan = z.output<typeof plan>;
/** What is kept of it: its people are those of the lesson where it is kept. */
export type KeptPlan = Omit<BreakoutPlan, 'planId' | 'away'>;

const seatId = z.strictObject({ seatId: id });
const own = { caller: 'seat', action: 'breakout.lead' } as const;

export const listPlans = route({
  ...own,
  id: 'breakouts.plans.list',
  method: 'GET',
  path: '/api/seats/:seatId/breakouts/plans',
  summary:
    'One’s own plans of breakouts for the class of this lesson, by name; in a meeting of the staff, none',
  params: seatId,
  reply: z.strictObject({ plans: z.array(plan) }),
  errors: [],
});

export const savePlan = route({
  ...own,
  id: 'breakouts.plans.save',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts/plans',
  summary:
    'Keep who is in which breakout under a name, for oneself and this class; one of that name is replaced',
  params: seatId,
  body: z.strictObject({
    name: line(longestPlanName),
    breakouts: z.array(z.array(id).max(100)).min(1).max(mostBreakouts),
    ...breakoutMeasures,
  }),
  reply: z.strictObject({ plans: z.array(plan) }),
  errors: ['breakouts.too_many_plans'],
});

export const deletePlan = route({
  ...own,
  id: 'breakouts.plans.delete',
  method: 'DELETE',
  path: '/api/seats/:seatId/breakouts/plans/:planId',
  summary: 'Forget one of one’s plans of breakouts',
  params: z.strictObject({ seatId: id, planId: id }),
  reply: z.strictObject({ plans: z.array(plan) }),
  errors: [],
});
