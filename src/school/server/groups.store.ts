import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import { compareNames } from '../contract/names.ts';
import type { PersonView } from '../contract/people.ts';
import type { MemberRole } from '../contract/role-kinds.ts';
import type { GroupView } from '../contract/routes.ts';
import { nameOf } from './name-of.ts';
import './tables.ts';

export type NewGroup = { name: string; kind: 'division' | 'teaching' };

export async function insertGroup(trx: Trx, schoolId: string, group: NewGroup): Promise<string> {
  const { id } = await trx
    .insertInto('groups')
    .values({ school_id: schoolId, name: group.name, kind: group.kind })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertMembers(
  trx: Trx,
  group: { schoolId: string; groupId: string },
  members: readonly { personId: string; role: MemberRole }[],
): Promise<void> {
  if (members.length === 0) return;
  await trx
    .insertInto('memberships')
    .values(
      members.map(({ personId, role }) => ({
        school_id: group.schoolId,
        group_id: group.groupId,
        person_id: personId,
        role,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['group_id', 'person_id'])
        .doUpdateSet((eb) => ({ role: eb.ref('excluded.role') })),
    )
    .execute();
}

/** A school's groups of this year, or the one asked for; `mine`: the viewer teaches it. In no order. */
export async function listGroupViews(
  db: Db | Trx,
  filter: { schoolId: string; viewerId: string; groupId?: string },
): Promise<GroupView[]> {
  let query = db
    .selectFrom('groups as g')
    .leftJoin('memberships as m', 'm.group_id', 'g.id')
    .select(['g.id', 'g.name', 'g.kind', 'g.level'])
    .select(sql<boolean>`g.archived_at is not null`.as('archived'))
    .select([
      sql<number>`(count(*) filter (where m.role = 'pupil'))::int`.as('pupils'),
      sql<boolean>`coalesce(bool_or(m.role = 'teacher' and m.person_id = ${filter.viewerId}), false)`.as(
        'mine',
      ),
    ])
    .where('g.school_id', '=', filter.schoolId)
    .groupBy('g.id');
  query =
    filter.groupId === undefined
      ? query.where('g.archived_at', 'is', null)
      : query.where('g.id', '=', filter.groupId);
  const rows = await query.execute();
  return rows.map(({ id, ...group }) => ({ groupId: id, ...group }));
}

/** The pupils of a group, in the order of a French register. */
export async function listPupils(
  db: Db | Trx,
  group: { schoolId: string; groupId: string },
): Promise<PersonView[]> {
  const rows = await db
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title'])
    .where('m.school_id', '=', group.schoolId)
    .where('m.group_id', '=', group.groupId)
    .where('m.role', '=', 'pupil')
    .execute();
  return rows
    .map((row) => ({
      personId: row.id,
      name: nameOf(row),
    }))
    .sort((a, b) => compareNames(a.name, b.name));
}
