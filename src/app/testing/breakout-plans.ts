import type { Installation } from './installation.ts';

/** A plan of breakouts that somebody of the staff keeps for the class of the school’s first lesson. */
export async function addPlan(
  { db }: Installation,
  { schoolId, personId }: { schoolId: string; personId: string },
): Promise<string> {
  const { group_id } = await db
    .selectFrom('meetings')
    .select('group_id')
    .where('school_id', '=', schoolId)
    .where('group_id', 'is not', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('breakout_plans')
    .values({
      school_id: schoolId,
      group_id: group_id ?? '',
      person_id: personId,
      name: crypto.randomUUID(),
      breakouts: 2,
      minutes: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
