import { sql } from 'kysely';
import type { Trx } from '../db.ts';

/** Forgets all work that waits, goes on or is over for a school: its data names it. */
export async function deleteJobsOf(trx: Trx, schoolId: string): Promise<void> {
  await sql`delete from jobs.job where data ->> 'schoolId' = ${schoolId}`.execute(trx);
}
