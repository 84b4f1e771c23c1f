import type { Actors } from '../../../access/contract/actors.ts';
import type { Core } from '../../../platform/server/core.ts';
import { declareProblems } from '../../../platform/server/http/problems.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { ownSeat } from '../../../entry/server/index.ts';
import * as routes from '../../contract/breakout-routes.ts';
import * as planRoutes from '../../contract/plan-routes.ts';
import { breakoutsChanged } from '../../contract/events.ts';
import { breakoutProblems } from '../../contract/breakout-problems.ts';
import {
  closeBreakouts,
  listenTo,
  openBreakouts,
  placeSeats,
  setTimer,
  type BreakoutLine,
} from './breakouts.ts';
import { answerBreakout, callHost } from './calls.ts';
import { openChoice } from './choice.ts';
import { forgetPlan, listPlans, savePlan } from './plans.ts';
import { readSet } from './set.store.ts';

/** Binds the routes of a lesson’s breakouts. */
export function mountBreakouts(mount: Mount<Actors>, core: Core, line: BreakoutLine): void {
  declareProblems(breakoutProblems);
  // The present state, whichever change is told: a page that takes up its stream late needs no other. Each
  // watcher is told what it may know of it (`class/list-view.ts`).
  core.hub.present(breakoutsChanged.type, async (meetingId, data) => {
    const set = await readSet(core.db, meetingId, core.now());
    return data.map(() => ({ breakouts: set }));
  });

  mount(routes.openBreakouts, {
    subject: ownSeat,
    handle: ({ actor, body }) => openBreakouts(core, actor, body, line),
  });
  mount(routes.placeSeats, {
    subject: ownSeat,
    handle: ({ actor, body }) => placeSeats(core, actor, body, line),
  });
  mount(routes.listenToBreakout, {
    subject: ownSeat,
    handle: ({ actor, body }) => listenTo(core, actor, body.breakoutId, line),
  });
  mount(routes.setBreakoutTimer, {
    subject: ownSeat,
    handle: ({ actor, body }) => setTimer(core, actor, body.minutes),
  });
  mount(routes.closeBreakouts, {
    subject: ownSeat,
    handle: ({ actor, body }) => closeBreakouts(core, actor, body.breakoutId, line),
  });
  mount(routes.answerBreakout, {
    subject: ownSeat,
    handle: ({ actor, body }) => answerBreakout(core, actor, body.breakoutId),
  });
  const choose = openChoice(core, line);
  mount(routes.chooseBreakout, {
    subject: ownSeat,
    handle: ({ actor, body }) => choose(actor, body.breakoutId),
  });
  mount(planRoutes.listPlans, {
    subject: ownSeat,
    handle: async ({ actor }) => ({ plans: await listPlans(core, actor) }),
  });
  mount(planRoutes.savePlan, {
    subject: ownSeat,
    handle: async ({ actor, body }) => ({ plans: await savePlan(core, actor, body) }),
  });
  mount(planRoutes.deletePlan, {
    subject: ownSeat,
    handle: async ({ actor, params }) => ({ plans: await forgetPlan(core, actor, params.planId) }),
  });
  mount(routes.callHost, { subject: ownSeat, handle: ({ actor }) => callHost(core, actor) });
}
