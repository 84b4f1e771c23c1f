import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import './tables.ts';

/** The groups of today, with how many pupils who may enter. In no order. */
export async function listCurrentGroups(db: Db | Trx, schoolId: string) {
  const { rows } = await sql<{
    groupId: string;
    name: string;
    kind: 'division' | 'teaching';
    level: string | null;
    pupils: number;
  }>`
    select g.id as "groupId", g.name, g.kind, g.level, (
      select count(*)::int from memberships m
      join people p on p.id = m.person_id and p.suspended_at is null
      where m.group_id = g.id and m.role = 'pupil') as pupils
    from groups g
    where g.school_id = ${schoolId} and g.archived_at is null`.execute(db);
  return rows;
}

/** Pupils who may enter and have no division today. */
export async function countUnplaced(db: Db | Trx, schoolId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from people p
    where p.school_id = ${schoolId} and p.role = 'pupil' and p.suspended_at is null
      and not exists (
        select from memberships m join groups g on g.id = m.group_id
        where m.person_id = p.id and m.role = 'pupil'
          and g.kind = 'division' and g.archived_at is null)`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * Imports that were previewed wait for the rollover, and then are stale; one that is being written does not
 * let it begin.
 * @returns whether one is being written or taken back
 */
export async function holdImports(trx: Trx, schoolId: string): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    select state from imports
    where school_id = ${schoolId} and state in ('ready', 'applying', 'undoing')
    order by id for update`.execute(trx);
  return rows.some(({ state }) => state !== 'ready');
}

/** Locks, in the order of other writers: pupils, then groups. */
export async function lockRegister(trx: Trx, schoolId: string, leaving: readonly string[]) {
  await sql`
    select from people where school_id = ${schoolId} and id in (
      select person_id from memberships
      where group_id = any(${leaving}::uuid[]) and role = 'pupil')
    order by id for no key update`.execute(trx);
  await sql`
    select from groups where school_id = ${schoolId} and archived_at is null
    order by id for no key update`.execute(trx);
}
