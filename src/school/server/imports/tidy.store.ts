import { sql } from 'kysely';
import type { Trx } from '../../../platform/server/db.ts';
import type { ImportId } from './imports.store.ts';
import './tables.ts';

/**
 * Forgets what was read of files that nobody started within a day, and what undoing needed of imports
 * written more than thirty days ago. For every school at once: it is the clock that asks.
 */
export async function forgetOld(trx: Trx, at: Date): Promise<void> {
  await sql`
    update imports set state = 'expired', finished_at = ${at}
    where state = 'ready' and created_at < ${at}::timestamptz - interval '24 hours'`.execute(trx);
  await sql`
    delete from import_steps s using imports i
    where i.id = s.import_id and i.school_id = s.school_id
      and (i.state = 'expired' or (i.state in ('applied', 'undone')
        and i.finished_at < ${at}::timestamptz - interval '30 days'))`.execute(trx);
}

/** Imports under way, in every school, whose work has stood still since an instant. */
export async function findUnfinished(trx: Trx, since: Date): Promise<ImportId[]> {
  const { rows } = await sql<ImportId>`
    select school_id as "schoolId", id as "importId" from imports
    where state in ('applying', 'undoing') and worked_at < ${since}`.execute(trx);
  return rows;
}
