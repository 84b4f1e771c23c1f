import type { Db } from '../../platform/server/db.ts';
import type { Files } from '../../platform/server/files/index.ts';
import { deleteJobsOf } from '../../platform/server/jobs/index.ts';
import { deleteSuspendedSchool } from '../../school/server/index.ts';

/**
 * Erases a school for good, at the end of its contract (GDPR, article 28(3)(g)): its rows, which all hang on
 * it, the work that waits for it, and its files. Only a suspended one: nobody works there any more, and those
 * who answer for its data could take it out.
 * @returns whether there was such a school
 */
export async function eraseSchool(
  { db, files }: { db: Db; files: Pick<Files, 'removeAllOf'> },
  uai: string,
): Promise<boolean> {
  const schoolId = await db.transaction().execute(async (trx) => {
    const erased = await deleteSuspendedSchool(trx, uai);
    if (erased !== null) await deleteJobsOf(trx, erased);
    return erased;
  });
  // After the rows: a file without its row is found by nobody.
  if (schoolId !== null) await files.removeAllOf(schoolId);
  return schoolId !== null;
}
