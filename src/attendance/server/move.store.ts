import { sql } from 'kysely';
import type { Trx } from '../../platform/server/db.ts';
import './tables.ts';

/**
 * Gives the roll call of a lesson to the one that takes its place: what was corrected, and the record with its
 * history when it was confirmed already.
 */
export async function moveRollCall(
  trx: Trx,
  { schoolId, from, to }: { schoolId: string; from: string; to: string },
): Promise<void> {
  await sql`insert into roll_calls (meeting_id, school_id, title, group_name, starts_at, ends_at,
      confirmed_at, confirmed_by)
    select ${to}, school_id, title, group_name, starts_at, ends_at, confirmed_at, confirmed_by
    from roll_calls where school_id = ${schoolId} and meeting_id = ${from}`.execute(trx);
  const parts = [
    'roll_call_corrections',
    'roll_call_hosts',
    'roll_call_entries',
    'roll_call_changes',
  ] as const;
  for (const table of parts)
    await trx
      .updateTable(table)
      .set({ meeting_id: to })
      .where('school_id', '=', schoolId)
      .where('meeting_id', '=', from)
      .execute();
  await trx
    .deleteFrom('roll_calls')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', from)
    .execute();
}
