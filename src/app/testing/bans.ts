import type { Installation } from './installation.ts';

/** Somebody is kept out of a lesson: the id of what keeps them out. */
export async function addBan(
  { db }: Pick<Installation, 'db'>,
  seat: { schoolId: string; seatId: string },
): Promise<string> {
  const { meeting_id, person_id } = await db
    .selectFrom('seats')
    .select(['meeting_id', 'person_id'])
    .where('id', '=', seat.seatId)
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('bans')
    .values({
      school_id: seat.schoolId,
      meeting_id,
      seat_id: seat.seatId,
      person_id,
      lasts: 'lesson',
      reason: null,
      note: null,
      by_person_id: null,
      created_at: new Date(),
      lifted_at: null,
      lifted_by_person_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
