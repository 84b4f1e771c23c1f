import type { Db } from '../../../platform/server/db.ts';
import type { ImportedRole, KeptReason } from '../../contract/imports/words.ts';
import { importedRoles } from '../../contract/imports/words.ts';
import type { ImportLine, ImportList, ImportView } from '../../contract/imports/routes.ts';
import { countKept, listSteps, type ImportId, type ImportRow } from './imports.store.ts';
import type { StepData } from './steps.ts';

const undoDays = 30;
const pageSize = 50;

/** How long an import can be taken back after it was written. */
export const isUndoable = (row: Pick<ImportRow, 'state' | 'finished_at'>, now: Date): boolean =>
  row.state === 'applied' &&
  row.finished_at !== null &&
  now.getTime() - row.finished_at.getTime() < undoDays * 86_400_000;

/** Imports as pages see them, in the order given. */
export async function viewImports(
  db: Db,
  schoolId: string,
  rows: readonly ImportRow[],
  now: Date,
): Promise<ImportView[]> {
  const ids = rows.filter(({ state }) => state === 'undone').map(({ id }) => id);
  const kept = await countKept(db, schoolId, ids);
  return rows.map((row) => ({
    importId: row.id,
    format: row.format,
    state: row.state,
    counts: row.counts,
    done: row.state === 'undoing' || row.state === 'undone' ? row.total - row.cursor : row.cursor,
    total: row.total,
    surplus: row.report.surplus,
    faults: row.report.faults,
    refused: row.report.refused,
    chosen: row.report.chosen ?? [],
    kept: kept
      .filter((one) => one.import_id === row.id)
      .map(({ reason, count }) => ({ reason: reason as KeptReason, count })),
    undoable: isUndoable(row, now),
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }));
}

const filters = {
  added: { action: 'add' },
  changed: { action: 'change' },
  leaving: { kind: 'membership', action: 'remove' },
  absent: { action: 'absent' },
  conflicts: { conflicts: true },
  kept: { kept: true },
} as const satisfies Record<ImportList, object>;

const nameIn = (data: StepData | null) =>
  data?.family === undefined
    ? null
    : { family: data.family, given: data.given ?? '', title: data.title ?? null };

/** What the register said of somebody, of whom the file says otherwise. */
function registerIn(before: StepData | null): ImportLine['ours'] {
  const name = nameIn(before);
  return name && { name, email: before?.email ?? null, groups: before?.groups ?? [] };
}

const roleIn = (role: string | null): ImportedRole | null =>
  importedRoles.find((one) => one === role) ?? null;

/** People of an import, after a number, fifty at a time. */
export async function viewLines(
  db: Db,
  of: ImportId,
  { list, after }: { list: ImportList; after: number },
): Promise<{ lines: ImportLine[]; more: boolean }> {
  const rows = await listSteps(db, of, { ...filters[list], after, limit: pageSize + 1 });
  const lines = rows.slice(0, pageSize).flatMap((row) => {
    const now = row.family_name !== null && {
      family: row.family_name,
      given: row.given_name ?? '',
      title: row.title,
    };
    const name = nameIn(row.data) ?? (now || null);
    return name === null
      ? []
      : [
          {
            number: row.number,
            line: row.line,
            name,
            before: list === 'changed' ? nameIn(row.before) : null,
            role: roleIn(row.person_role ?? row.role),
            email: row.data?.email ?? null,
            groups: row.data?.groups ?? (row.group_name === null ? [] : [row.group_name]),
            choice: row.choice,
            ours: row.choice === null ? null : registerIn(row.before),
            reason:
              list === 'conflicts' || list === 'kept' ? (row.reason as ImportLine['reason']) : null,
          },
        ];
  });
  return { lines, more: rows.length > pageSize };
}
