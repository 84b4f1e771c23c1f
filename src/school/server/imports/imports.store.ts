import { sql, type Selectable } from 'kysely';
import type { Database, Db, Trx } from '../../../platform/server/db.ts';
import type { ImportCounts } from '../../contract/imports/routes.ts';
import type { ImportFormat, ImportState } from '../../contract/imports/words.ts';
import type { Step } from './steps.ts';
import type { ImportReport } from './tables.ts';

export type ImportRow = Selectable<Database['imports']>;
export type ImportId = { schoolId: string; importId: string };

export async function insertImport(
  trx: Trx,
  row: {
    schoolId: string;
    createdBy: string | null;
    format: ImportFormat;
    counts: ImportCounts;
    report: ImportReport;
    registerMark: string;
    total: number;
  },
): Promise<ImportRow> {
  return trx
    .insertInto('imports')
    .values({
      school_id: row.schoolId,
      created_by: row.createdBy,
      format: row.format,
      counts: JSON.stringify(row.counts),
      report: JSON.stringify(row.report),
      register_mark: row.registerMark,
      total: row.total,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

const piece = 5_000;

/** Writes steps in their order, numbered from 1. */
export async function insertSteps(trx: Trx, of: ImportId, steps: readonly Step[]): Promise<void> {
  for (let at = 0; at < steps.length; at += piece) {
    const rows = steps.slice(at, at + piece).map((step, index) => ({ ...step, n: at + index + 1 }));
    await sql`
      insert into import_steps (school_id, import_id, number, kind, action, subject_id, other_id,
        role, line, reason, choice, data, before)
      select ${of.schoolId}::uuid, ${of.importId}::uuid, n, kind, action, "subjectId", "otherId",
        role, line, reason, choice, nullif(data, 'null'), nullif(before, 'null')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as step (n int, kind text,
        action text, "subjectId" uuid, "otherId" uuid, role text, line int, reason text,
        choice text, data jsonb, before jsonb)`.execute(trx);
  }
}

export const findImport = (db: Db | Trx, of: ImportId): Promise<ImportRow | undefined> =>
  db
    .selectFrom('imports')
    .selectAll()
    .where('school_id', '=', of.schoolId)
    .where('id', '=', of.importId)
    .executeTakeFirst();

/** The same, held until the end of the transaction. */
export const lockImport = (trx: Trx, of: ImportId): Promise<ImportRow | undefined> =>
  trx
    .selectFrom('imports')
    .selectAll()
    .where('school_id', '=', of.schoolId)
    .where('id', '=', of.importId)
    .forUpdate()
    .executeTakeFirst();

export const listImportRows = (db: Db, schoolId: string): Promise<ImportRow[]> =>
  db
    .selectFrom('imports')
    .selectAll()
    .where('school_id', '=', schoolId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();

/** How many things were kept by an undo, by reason. */
export async function countKept(db: Db | Trx, schoolId: string, importIds: readonly string[]) {
  if (importIds.length === 0) return [];
  return db
    .selectFrom('import_steps')
    .select(['import_id', 'reason'])
    .select(sql<number>`count(*)::int`.as('count'))
    .where('school_id', '=', schoolId)
    .where('import_id', 'in', importIds)
    .where('reason', 'in', ['in_use', 'changed_since'])
    .groupBy(['import_id', 'reason'])
    .execute();
}

export async function updateImport(
  trx: Trx,
  of: ImportId,
  change: { state?: ImportState; cursor?: number; finishedAt?: Date | null },
): Promise<ImportRow> {
  return trx
    .updateTable('imports')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.cursor !== undefined && { cursor: change.cursor }),
      ...(change.finishedAt !== undefined && { finished_at: change.finishedAt }),
      worked_at: sql<Date>`now()`,
    })
    .where('school_id', '=', of.schoolId)
    .where('id', '=', of.importId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Deletes what was read of a file. */
export const deleteSteps = (trx: Trx, of: ImportId) =>
  trx
    .deleteFrom('import_steps')
    .where('school_id', '=', of.schoolId)
    .where('import_id', '=', of.importId)
    .execute();

type ListFilter = {
  kind?: 'membership';
  action?: Step['action'];
  conflicts?: true;
  kept?: true;
  after: number;
  limit: number;
};

/** People of an import's steps, with the name that they have now where they are in the register. */
export async function listSteps(db: Db, of: ImportId, filter: ListFilter) {
  let query = db
    .selectFrom('import_steps as s')
    .leftJoin('people as p', (join) =>
      join.onRef('p.id', '=', 's.subject_id').onRef('p.school_id', '=', 's.school_id'),
    )
    .select(['s.number', 's.line', 's.role', 's.reason', 's.choice', 's.data', 's.before'])
    .leftJoin('groups as g', (join) =>
      join.onRef('g.id', '=', 's.other_id').onRef('g.school_id', '=', 's.school_id'),
    )
    .select('g.name as group_name')
    .select(['p.family_name', 'p.given_name', 'p.title', 'p.role as person_role'])
    .where('s.school_id', '=', of.schoolId)
    .where('s.import_id', '=', of.importId)
    .where('s.kind', '=', filter.kind ?? 'person')
    .where('s.number', '>', filter.after)
    .orderBy('s.number')
    .limit(filter.limit);
  if (filter.action) query = query.where('s.action', '=', filter.action);
  if (filter.action === 'change') query = query.where('s.reason', 'is', null);
  // A place that depends on a choice is left once the file's word is taken.
  if (filter.kind) query = query.where(sql<boolean>`s.choice is distinct from 'ours'`);
  if (filter.conflicts)
    query = query.where((s) =>
      s.or([s('s.action', '=', 'conflict'), s('s.choice', 'is not', null)]),
    );
  if (filter.kept) query = query.where('s.reason', 'in', ['in_use', 'changed_since']);
  return query.execute();
}
