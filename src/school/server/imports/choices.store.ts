import { sql } from 'kysely';
import type { Trx } from '../../../platform/server/db.ts';
import type { ImportCounts } from '../../contract/imports/routes.ts';
import type { ChoosableReason, ImportChoice } from '../../contract/imports/words.ts';
import type { ImportId, ImportRow } from './imports.store.ts';
import type { Step } from './steps.ts';
import type { ImportReport } from './tables.ts';

/** `number`: one person's step; `null`: everybody of this kind. */
export type Choice = { reason: ChoosableReason; number: number | null; choice: ImportChoice };

/**
 * Chooses for people, and for the places that go with them.
 * @returns whether there was such a choice, and the steps that were chosen otherwise before
 */
export async function updateChoice(
  trx: Trx,
  { schoolId, importId }: ImportId,
  { reason, number, choice }: Choice,
): Promise<{ found: boolean; turned: Pick<Step, 'kind' | 'action'>[] }> {
  const heads = sql`
    select subject_id from import_steps
    where school_id = ${schoolId} and import_id = ${importId} and kind = 'person'
      and choice is not null and reason = ${reason}
      and number = coalesce(${number}::int, number)`;
  const found = await sql`${heads} limit 1`.execute(trx);
  const { rows: turned } = await sql<Pick<Step, 'kind' | 'action'>>`
    update import_steps s set choice = ${choice} from (${heads}) head
    where s.school_id = ${schoolId} and s.import_id = ${importId}
      and s.subject_id = head.subject_id and s.choice <> ${choice}
    returning s.kind, s.action`.execute(trx);
  return { found: found.rows.length > 0, turned };
}

export const updateFigures = (
  trx: Trx,
  of: ImportId,
  { counts, report }: { counts: ImportCounts; report: ImportReport },
): Promise<ImportRow> =>
  trx
    .updateTable('imports')
    .set({ counts: JSON.stringify(counts), report: JSON.stringify(report) })
    .where('school_id', '=', of.schoolId)
    .where('id', '=', of.importId)
    .returningAll()
    .executeTakeFirstOrThrow();
