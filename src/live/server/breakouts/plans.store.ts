import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { BreakoutPlan, KeptPlan } from '../../contract/plan-routes.ts';
import './tables.ts';

/** Whose plans, for which class. */
export type PlanOwner = { schoolId: string; groupId: string; personId: string };
type Lesson = { schoolId: string; meetingId: string };

/** The class of a lesson; `null` for a meeting of the staff. */
export async function findGroup(db: Db | Trx, lesson: Lesson): Promise<string | null> {
  const row = await db
    .selectFrom('meetings')
    .select('group_id')
    .where('school_id', '=', lesson.schoolId)
    .where('id', '=', lesson.meetingId)
    .executeTakeFirst();
  return row?.group_id ?? null;
}

/** Somebody’s plans for a class, by name, with the seats that their people have in a lesson now. */
export async function readPlans(
  db: Db | Trx,
  owner: PlanOwner,
  { meetingId }: Lesson,
): Promise<BreakoutPlan[]> {
  const plans = await db
    .selectFrom('breakout_plans')
    .select(['id', 'name', 'breakouts', 'minutes', 'by_choice', 'learners_limit'])
    .where('school_id', '=', owner.schoolId)
    .where('group_id', '=', owner.groupId)
    .where('person_id', '=', owner.personId)
    .orderBy(sql`lower(name)`)
    .execute();
  if (plans.length === 0) return [];
  const people = await db
    .selectFrom('breakout_plan_people as p')
    .leftJoin('seats as s', (join) =>
      join
        .onRef('s.person_id', '=', 'p.person_id')
        .on('s.meeting_id', '=', meetingId)
        .on('s.state', '=', 'admitted'),
    )
    .select(['p.plan_id', 'p.number', 's.id as seat_id'])
    .where('p.school_id', '=', owner.schoolId)
    .where(
      'p.plan_id',
      'in',
      plans.map(({ id }) => id),
    )
    .orderBy('p.person_id')
    .execute();
  return plans.map(({ id, name, breakouts, minutes, by_choice, learners_limit }) => {
    const own = people.filter(({ plan_id }) => plan_id === id);
    return {
      planId: id,
      name,
      minutes,
      byChoice: by_choice,
      limit: learners_limit,
      breakouts: Array.from({ length: breakouts }, (_, index) =>
        own.flatMap(({ number, seat_id }) => (number === index + 1 && seat_id ? [seat_id] : [])),
      ),
      away: own.filter(({ seat_id }) => seat_id === null).length,
    };
  });
}

/** How many plans somebody has for a class; their person is locked, so that two at once count both. */
export async function countPlans(trx: Trx, owner: PlanOwner): Promise<number> {
  await trx
    .selectFrom('people')
    .select('id')
    .where('school_id', '=', owner.schoolId)
    .where('id', '=', owner.personId)
    .forNoKeyUpdate()
    .execute();
  const { count } = await trx
    .selectFrom('breakout_plans')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('school_id', '=', owner.schoolId)
    .where('group_id', '=', owner.groupId)
    .where('person_id', '=', owner.personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns whether there was one of that name, which is gone */
export async function deletePlanNamed(trx: Trx, owner: PlanOwner, name: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('breakout_plans')
    .where('school_id', '=', owner.schoolId)
    .where('group_id', '=', owner.groupId)
    .where('person_id', '=', owner.personId)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** @returns whether it was theirs, and is gone */
export async function deletePlan(trx: Trx, owner: PlanOwner, planId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('breakout_plans')
    .where('school_id', '=', owner.schoolId)
    .where('group_id', '=', owner.groupId)
    .where('person_id', '=', owner.personId)
    .where('id', '=', planId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Keeps a plan. Of its seats, those of this lesson that learners of the register have: guests have none in the
 * next lesson.
 */
export async function insertPlan(
  trx: Trx,
  owner: PlanOwner,
  lesson: Lesson,
  { name, breakouts, minutes, byChoice, limit }: KeptPlan,
): Promise<void> {
  const { id } = await trx
    .insertInto('breakout_plans')
    .values({
      school_id: owner.schoolId,
      group_id: owner.groupId,
      person_id: owner.personId,
      name,
      breakouts: breakouts.length,
      minutes,
      by_choice: byChoice,
      learners_limit: limit,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [index, seatIds] of breakouts.entries())
    await sql`
      insert into breakout_plan_people (plan_id, school_id, person_id, number)
      select ${id}, school_id, person_id, ${index + 1} from seats
      where school_id = ${owner.schoolId} and meeting_id = ${lesson.meetingId}
        and id = any(${seatIds}::uuid[]) and person_id is not null and role <> 'host'
      on conflict (plan_id, person_id) do update set number = excluded.number`.execute(trx);
}
