import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import { mostPlans } from '../../contract/breakouts.ts';
import type { BreakoutPlan, KeptPlan } from '../../contract/plan-routes.ts';
import {
  countPlans,
  deletePlan,
  deletePlanNamed,
  findGroup,
  insertPlan,
  readPlans,
  type PlanOwner,
} from './plans.store.ts';

/** The host as somebody who keeps plans for the class of their lesson; `null` where there is no class. */
async function ownerOf(db: Db | Trx, host: SeatActor): Promise<PlanOwner | null> {
  const groupId = await findGroup(db, host);
  if (groupId === null || host.personId === null) return null;
  return { schoolId: host.schoolId, groupId, personId: host.personId };
}

/** A host’s own plans for the class of their lesson. */
export async function listPlans({ db }: Core, host: SeatActor): Promise<BreakoutPlan[]> {
  const owner = await ownerOf(db, host);
  return owner ? readPlans(db, owner, host) : [];
}

/**
 * Keeps a plan under a name; one of that name is replaced.
 * @throws {Problem} `breakouts.too_many_plans`; `not_found` in a meeting of the staff
 */
export async function savePlan(
  core: Core,
  host: SeatActor,
  plan: KeptPlan,
): Promise<BreakoutPlan[]> {
  return core.transact(async (trx) => {
    const owner = await ownerOf(trx, host);
    if (!owner) throw new Problem('not_found');
    const kept = await countPlans(trx, owner);
    const isReplaced = await deletePlanNamed(trx, owner, plan.name);
    if (!isReplaced && kept >= mostPlans) throw new Problem('breakouts.too_many_plans');
    await insertPlan(trx, owner, host, plan);
    return readPlans(trx, owner, host);
  });
}

/** @throws {Problem} `not_found` for a plan that is not theirs, or of another class */
export async function forgetPlan(
  core: Core,
  host: SeatActor,
  planId: string,
): Promise<BreakoutPlan[]> {
  return core.transact(async (trx) => {
    const owner = await ownerOf(trx, host);
    if (!owner || !(await deletePlan(trx, owner, planId))) throw new Problem('not_found');
    return readPlans(trx, owner, host);
  });
}
