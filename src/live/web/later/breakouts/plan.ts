import type { KeptPlan } from '../../../contract/plan-routes.ts';
import { Store } from '../../session/store.ts';
import type { ClassSession } from '../../session/class-session.ts';

/** What a host prepares before breakouts open. */
export type Plan = {
  count: number;
  /** How long they are open; `null`: until somebody closes them. */
  minutes: number | null;
  /** Whoever is put nowhere chooses. */
  byChoice: boolean;
  /** How many may choose the same; `null`: as many as like. */
  limit: number | null;
  /** The breakout of each one, from 1; who has none stays in the main room. */
  places: ReadonlyMap<string, number>;
};

const noPlan: Plan = { count: 2, minutes: null, byChoice: false, limit: null, places: new Map() };

const plans = new WeakMap<ClassSession, Store<Plan>>();

/** The plan of this page: it is kept while the panel is closed. */
export function planOf(session: ClassSession): Store<Plan> {
  const plan = plans.get(session) ?? new Store(noPlan);
  plans.set(session, plan);
  return plan;
}

/** Another number of breakouts; who was in one that is no more has none. */
export const withCount = (plan: Plan, count: number): Plan => ({
  ...plan,
  count,
  places: new Map([...plan.places].filter(([, number]) => number <= count)),
});

/** Somebody's breakout; 0 for the main room. */
export function withPlace(plan: Plan, seatId: string, number: number): Plan {
  const places = new Map(plan.places);
  if (number === 0) places.delete(seatId);
  else places.set(seatId, number);
  return { ...plan, places };
}

/** A plan that was kept, for those of it who are inside. */
export const planFrom = ({
  breakouts,
  minutes,
  byChoice,
  limit,
}: Omit<KeptPlan, 'name'>): Plan => ({
  count: breakouts.length,
  minutes,
  byChoice,
  limit,
  places: new Map(
    breakouts.flatMap((seatIds, index) => seatIds.map((seatId) => [seatId, index + 1] as const)),
  ),
});

/** The people of each breakout, in order; of those who are still inside. */
export const groupsOf = ({ count, places }: Plan, inside: ReadonlySet<string>): string[][] =>
  Array.from({ length: count }, (_, index) =>
    [...places].flatMap(([seatId, number]) =>
      number === index + 1 && inside.has(seatId) ? [seatId] : [],
    ),
  );
