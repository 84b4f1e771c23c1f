import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { sqlState, type Trx } from '../../../platform/server/db.ts';
import type { Jobs } from '../../../platform/server/jobs/index.ts';
import type { CsvHead } from '../../contract/imports/routes.ts';
import { findSchool } from '../schools.store.ts';
import { choicesIn } from './choices.ts';
import { findColumns } from './columns.store.ts';
import { suggestColumns } from './formats/csv.ts';
import {
  deleteSteps,
  insertImport,
  insertSteps,
  lockImport,
  updateImport,
  type ImportId,
  type ImportRow,
} from './imports.store.ts';
import { planImport } from './plan.ts';
import { readImportFile } from './read.ts';
import type { Records } from './records.ts';
import { registerMark } from './register.ts';
import { loadRegister, newIds } from './register.store.ts';
import { markKept } from './undo.store.ts';
import { isUndoable } from './views.ts';
import { importWork } from './work.ts';

type Person = { schoolId: string; personId: string };
type Parts = Pick<Core, 'db' | 'transact' | 'now'> & { jobs: Pick<Jobs, 'enqueue'> };

/** Faults told one by one; beyond, only their number. */
const maxFaults = 500;

/**
 * Reads a file for a school and keeps what it would change. The file itself is never stored: only what
 * is allowed of it, until it is written, given up, or a day old.
 * @param askColumns a plain CSV answers its headers, with the columns to confirm, instead of an import
 * @throws {Problem} `import.*` when it cannot be read
 */
export async function previewFile(
  { db, transact }: Pick<Parts, 'db' | 'transact'>,
  by: Person,
  bytes: Uint8Array,
  askColumns: boolean,
): Promise<{ row: ImportRow } | { csv: CsvHead }> {
  const school = await findSchool(db, by.schoolId);
  if (!school) throw new Problem('not_found');
  const keptFor = (signature: string) => findColumns(db, by.schoolId, signature);
  const reading = await readImportFile(bytes, school, async (signature) =>
    askColumns ? null : keptFor(signature),
  );
  if (reading.kind === 'records')
    return { row: await transact((trx) => keepPlan(trx, by, reading.records)) };
  const { signature, table } = reading;
  const columns = (await keptFor(signature)) ?? suggestColumns(table.headers);
  return { csv: { signature, headers: table.headers, columns } };
}

async function keepPlan(trx: Trx, by: Person, records: Records): Promise<ImportRow> {
  const { schoolId, personId } = by;
  const register = await loadRegister(trx, schoolId);
  const ids = await newIds(trx, records.people.length + records.groups.length);
  const plan = planImport(records, register, () => ids.pop() ?? '');
  const row = await insertImport(trx, {
    schoolId,
    createdBy: personId,
    format: records.format,
    counts: plan.counts,
    report: {
      surplus: records.surplus,
      faults: plan.faults.toSorted((a, b) => a.line - b.line).slice(0, maxFaults),
      refused: plan.faults.length,
      chosen: choicesIn(plan.steps),
    },
    registerMark: registerMark(register),
    total: plan.steps.length,
  });
  await insertSteps(trx, { schoolId, importId: row.id }, [...plan.steps, ...plan.asides]);
  return row;
}

/** At most one import of a school is written or taken back at a time: the database sees to it. */
async function unlessBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (sqlState(error) === '23505') throw new Problem('import.busy', { cause: error });
    throw error;
  }
}

/**
 * Begins to write an import, in the background.
 * @throws {Problem} `import.over`, `import.busy`, `import.stale` when the register is no longer the one compared
 */
export const startImport = ({ transact, jobs }: Parts, of: ImportId): Promise<ImportRow> =>
  unlessBusy(
    transact(async (trx) => {
      const row = await lockImport(trx, of);
      if (row?.state !== 'ready') throw new Problem('import.over');
      const started = await updateImport(trx, of, { state: 'applying', cursor: 0 });
      if (registerMark(await loadRegister(trx, of.schoolId)) !== row.register_mark)
        throw new Problem('import.stale');
      await jobs.enqueue(trx, importWork, of);
      return started;
    }),
  );

/**
 * Gives up an import that was not started, and deletes what was read for it.
 * @throws {Problem} `import.over`
 */
export const cancelImport = ({ transact, now }: Parts, of: ImportId): Promise<ImportRow> =>
  transact(async (trx) => {
    const row = await lockImport(trx, of);
    if (row?.state !== 'ready') throw new Problem('import.over');
    await deleteSteps(trx, of);
    return updateImport(trx, of, { state: 'cancelled', finishedAt: now() });
  });

/**
 * Begins to take back what an import wrote, in the background. Whoever or whatever is in use since then
 * stays, and is told.
 * @throws {Problem} `import.over`, `import.busy`
 */
export const undoImport = ({ transact, jobs, now }: Parts, of: ImportId): Promise<ImportRow> =>
  unlessBusy(
    transact(async (trx) => {
      const row = await lockImport(trx, of);
      if (!row || !isUndoable(row, now())) throw new Problem('import.over');
      await markKept(trx, of, row.total);
      const started = await updateImport(trx, of, { state: 'undoing', cursor: row.total });
      await jobs.enqueue(trx, importWork, of);
      return started;
    }),
  );
