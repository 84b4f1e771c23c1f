import { useEffect, useState } from 'react';
import type { BreakoutPlan, KeptPlan } from '../../../contract/plan-routes.ts';
import { useSession } from '../../page/context.ts';
import { useAction } from '../../people/use-action.ts';
import { deletePlan, listPlans, savePlan } from './api.ts';

/** One’s plans of breakouts for the class of this lesson. */
export function useSavedPlans() {
  const { seatId } = useSession();
  const { pending, problem, run } = useAction();
  const [plans, setPlans] = useState<readonly BreakoutPlan[]>([]);
  const [unread, setUnread] = useState<unknown>(null);
  useEffect(() => {
    let isWanted = true;
    listPlans({ params: { seatId } })
      .then((read) => isWanted && setPlans(read.plans))
      .catch((error: unknown) => isWanted && setUnread(error));
    return () => void (isWanted = false);
  }, [seatId]);
  return {
    plans,
    isBusy: pending !== null,
    problem: problem ?? unread,
    keep: (body: KeptPlan) =>
      run('keep', async () => setPlans((await savePlan({ params: { seatId }, body })).plans)),
    forget: (planId: string) =>
      void run(planId, async () =>
        setPlans((await deletePlan({ params: { seatId, planId } })).plans),
      ),
  };
}
