import type { Db, Trx } from '../../platform/server/db.ts';
import { isActive } from './standing.store.ts';
import { nameOf } from './name-of.ts';
import './tables.ts';

type Pair = { schoolId: string; guardianId: string; pupilId: string };

/** Links a guardian to a pupil of the same school, again if it had ended. */
export async function insertGuardianship(trx: Trx, pair: Pair): Promise<void> {
  await trx
    .insertInto('guardianships')
    .values({
      school_id: pair.schoolId,
      guardian_id: pair.guardianId,
      pupil_id: pair.pupilId,
      ended_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['guardian_id', 'pupil_id'])
        .doUpdateSet({ ended_at: null, created_at: new Date() }),
    )
    .execute();
}

/** @returns whether there was such a link */
export async function endGuardianship(trx: Trx, pair: Pair, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('guardianships')
    .set({ ended_at: now })
    .where('school_id', '=', pair.schoolId)
    .where('guardian_id', '=', pair.guardianId)
    .where('pupil_id', '=', pair.pupilId)
    .where('ended_at', 'is', null)
    .returning('pupil_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The guardians of a pupil, or the pupils of a guardian, as of now. */
export async function listRelatives(
  db: Db,
  schoolId: string,
  of: { pupilId: string } | { guardianId: string },
) {
  const [mine, theirs, value] =
    'pupilId' in of
      ? (['g.pupil_id', 'g.guardian_id', of.pupilId] as const)
      : (['g.guardian_id', 'g.pupil_id', of.guardianId] as const);
  const rows = await db
    .selectFrom('guardianships as g')
    .innerJoin('people as p', 'p.id', theirs)
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title', 'g.created_at'])
    .where('g.school_id', '=', schoolId)
    .where(mine, '=', value)
    .where('g.ended_at', 'is', null)
    .orderBy('p.family_name')
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: nameOf(row),
    since: row.created_at.toISOString(),
  }));
}

/** Where the guardians of some pupils can be written to: those who are so now, and have an address. */
export async function listGuardianAddresses(
  db: Db | Trx,
  { schoolId, pupilIds }: { schoolId: string; pupilIds: readonly string[] },
  now: Date,
): Promise<{ pupilId: string; guardianId: string; address: string }[]> {
  if (pupilIds.length === 0) return [];
  const rows = await db
    .selectFrom('guardianships as g')
    .innerJoin('people as p', 'p.id', 'g.guardian_id')
    .select(['g.pupil_id', 'g.guardian_id', 'p.email'])
    .where('g.school_id', '=', schoolId)
    .where('g.pupil_id', 'in', pupilIds)
    .where('g.ended_at', 'is', null)
    .where(isActive('p', now))
    .orderBy('g.pupil_id')
    .orderBy('g.guardian_id')
    .execute();
  return rows.flatMap(({ pupil_id: pupilId, guardian_id: guardianId, email }) =>
    email === null ? [] : [{ pupilId, guardianId, address: email }],
  );
}
