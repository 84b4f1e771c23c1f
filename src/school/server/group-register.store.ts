import { sqlState, type Db, type Trx } from '../../platform/server/db.ts';
import type { MemberRole } from '../contract/role-kinds.ts';
import { Problem } from '../../platform/contract/problems.ts';
import { nameOf } from './name-of.ts';
import './tables.ts';

type Group = { schoolId: string; groupId: string };
export type WrittenGroup = { name: string; kind: 'division' | 'teaching'; level: string | null };

/**
 * @throws {Problem} `school.group_name_taken` when another group of this year has the name,
 * `school.other_division` when a pupil would be in two divisions
 */
async function named<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) === '23P01') throw new Problem('school.other_division', { cause: error });
    if (sqlState(error) === '23505') throw new Problem('school.group_name_taken', { cause: error });
    throw error;
  }
}

export const insertNamedGroup = (trx: Trx, schoolId: string, group: WrittenGroup) =>
  named(async () => {
    const year = await trx
      .selectFrom('school_years')
      .select('id')
      .where('school_id', '=', schoolId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    const { id } = await trx
      .insertInto('groups')
      .values({ school_id: schoolId, ...group, year_id: year?.id ?? null, archived_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });

export const updateGroup = (
  trx: Trx,
  group: Group,
  values: Partial<WrittenGroup> & { archived_at?: Date | null },
) =>
  named(() =>
    trx
      .updateTable('groups')
      .set(values)
      .where('school_id', '=', group.schoolId)
      .where('id', '=', group.groupId)
      .execute(),
  );

export const lockGroup = (trx: Trx, group: Group) =>
  trx
    .selectFrom('groups')
    .selectAll()
    .where('school_id', '=', group.schoolId)
    .where('id', '=', group.groupId)
    .forUpdate()
    .executeTakeFirst();

/** The division, other than this group, in which a pupil is this year. */
export async function otherDivision(
  trx: Trx,
  { schoolId, groupId }: Group,
  personId: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('memberships as m')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select('g.id')
    .where('m.school_id', '=', schoolId)
    .where('m.person_id', '=', personId)
    .where('m.role', '=', 'pupil')
    .where('g.kind', '=', 'division')
    .where('g.archived_at', 'is', null)
    .where('g.id', '!=', groupId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Is a pupil of this group in another division of this year? */
export async function sharesPupils(trx: Trx, { schoolId, groupId }: Group): Promise<boolean> {
  const row = await trx
    .selectFrom('memberships as here')
    .innerJoin('memberships as m', 'm.person_id', 'here.person_id')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select('g.id')
    .where('here.school_id', '=', schoolId)
    .where('here.group_id', '=', groupId)
    .where('here.role', '=', 'pupil')
    .where('m.role', '=', 'pupil')
    .where('g.kind', '=', 'division')
    .where('g.archived_at', 'is', null)
    .where('g.id', '!=', groupId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether somebody was in the group */
export async function deleteMember(trx: Trx, group: Group, personId: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('memberships')
    .where('school_id', '=', group.schoolId)
    .where('group_id', '=', group.groupId)
    .where('person_id', '=', personId)
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Who teaches and who assists a group, by name. */
export async function listGroupStaff(db: Db, group: Group) {
  const rows = await db
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title', 'm.role'])
    .where('m.school_id', '=', group.schoolId)
    .where('m.group_id', '=', group.groupId)
    .where('m.role', '!=', 'pupil')
    .orderBy('p.family_name')
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: nameOf(row),
    as: row.role as Exclude<MemberRole, 'pupil'>,
  }));
}
