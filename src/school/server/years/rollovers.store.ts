import { sql, type Selectable } from 'kysely';
import type { Database, Db, Trx } from '../../../platform/server/db.ts';
import type { RolloverCounts, RolloverView } from '../../contract/years/routes.ts';
import './tables.ts';

export type RolloverId = { schoolId: string; rolloverId: string };
export type RolloverRow = Selectable<Database['year_rollovers']>;

/** Names the groups of a year with their members: it differs once anything depends on the year. */
export async function yearMark(db: Db | Trx, schoolId: string, yearId: string): Promise<string> {
  const ofYear = sql`g.school_id = ${schoolId} and (g.archived_at is null or g.year_id = ${yearId})`;
  const { rows } = await sql<{ mark: string }>`
    select md5(concat(
      (select string_agg(
          row(g.id, g.name, g.kind, g.level, g.year_id, g.archived_at)::text, ' ' order by g.id)
        from groups g where ${ofYear}),
      '#',
      (select string_agg(
          row(m.group_id, m.person_id, m.role)::text, ' ' order by m.group_id, m.person_id)
        from memberships m join groups g on g.id = m.group_id where ${ofYear}))) as mark`.execute(
    db,
  );
  return rows[0]?.mark ?? '';
}

/** Begins a rollover's record; what the one before it needed to be taken back is forgotten. */
export async function insertRollover(
  trx: Trx,
  row: { schoolId: string; from: string; to: string; by: string | null },
): Promise<string> {
  await trx.deleteFrom('year_rollover_steps').where('school_id', '=', row.schoolId).execute();
  const { id } = await trx
    .insertInto('year_rollovers')
    .values({
      school_id: row.schoolId,
      from_year_id: row.from,
      to_year_id: row.to,
      done_by: row.by,
      counts: '{}',
      mark: '',
      undone_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const finishRollover = (
  trx: Trx,
  { schoolId, rolloverId }: RolloverId,
  result: { counts: RolloverCounts; mark: string },
) =>
  trx
    .updateTable('year_rollovers')
    .set({ counts: JSON.stringify(result.counts), mark: result.mark })
    .where('school_id', '=', schoolId)
    .where('id', '=', rolloverId)
    .execute();

export const lockRollover = (trx: Trx, { schoolId, rolloverId }: RolloverId) =>
  trx
    .selectFrom('year_rollovers')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('id', '=', rolloverId)
    .forUpdate()
    .executeTakeFirst();

export async function hasRollover(db: Db, of: RolloverId): Promise<boolean> {
  const row = await db
    .selectFrom('year_rollovers')
    .select('id')
    .where('school_id', '=', of.schoolId)
    .where('id', '=', of.rolloverId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Closes the record of a rollover that was taken back. */
export async function closeRollover(trx: Trx, { schoolId, rolloverId }: RolloverId) {
  await trx
    .deleteFrom('year_rollover_steps')
    .where('school_id', '=', schoolId)
    .where('rollover_id', '=', rolloverId)
    .execute();
  await trx
    .updateTable('year_rollovers')
    .set({ undone_at: sql`now()` })
    .where('school_id', '=', schoolId)
    .where('id', '=', rolloverId)
    .execute();
}

/** The rollover that began the year of today, if it was not taken back. */
export async function viewRollover(db: Db | Trx, schoolId: string): Promise<RolloverView | null> {
  const row = await db
    .selectFrom('year_rollovers as r')
    .innerJoin('school_years as f', 'f.id', 'r.from_year_id')
    .innerJoin('school_years as t', 't.id', 'r.to_year_id')
    .leftJoin('people as p', 'p.id', 'r.done_by')
    .select(['r.id', 'r.counts', 'r.mark', 'r.done_at', 't.id as to_id'])
    .select(['f.name as from', 't.name as to', 'p.family_name', 'p.given_name', 'p.title'])
    .where('r.school_id', '=', schoolId)
    .where('r.undone_at', 'is', null)
    .where('t.closed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  return {
    rolloverId: row.id,
    from: row.from,
    to: row.to,
    by:
      row.family_name === null || row.given_name === null
        ? null
        : { family: row.family_name, given: row.given_name, title: row.title },
    at: row.done_at.toISOString(),
    counts: row.counts,
    undoable: (await yearMark(db, schoolId, row.to_id)) === row.mark,
  };
}
