import { sql } from 'kysely';
import { can, notStaff } from '../../../access/contract/abilities.ts';
import type { OperatorActor } from '../../../access/contract/actors.ts';
import type { Db } from '../../../platform/server/db.ts';
import type { OperatedSchool } from '../../contract/operators/routes.ts';
import { suspensionOf } from '../../../school/server/index.ts';
import '../../../school/server/tables.ts';
import '../tables.ts';
import './tables.ts';

/** Numbers alone leave this query: an operator reads no name and no content of a school. */
export async function listOperatedSchools(db: Db, actor: OperatorActor): Promise<OperatedSchool[]> {
  let query = db
    .selectFrom('schools as s')
    .select(['s.id', 's.uai', 's.name', 's.signatory', 's.signed_at'])
    .select(['s.suspended_at', 's.suspended_for'])
    .select([
      // Which of the host’s administrators did is told to those who could have.
      sql<
        string | null
      >`case when ${can(actor, 'operator.schools.suspend', {})} and s.suspended_at is not null then
        (select o.label from suspension_changes c join operators o on o.id = c.operator_id
         where c.school_id = s.id and c.reason is not null
         order by c.at desc, c.id desc limit 1) end`.as('suspended_by'),
      sql<number | null>`(select version from agreement_acceptances a where a.school_id = s.id
        order by a.accepted_at desc, a.id desc limit 1)`.as('version'),
      sql<boolean>`exists (select from accounts a join people p on p.id = a.person_id
        where p.school_id = s.id
          and p.role = case s.signatory when 'head' then 'head' else 'signatory' end)`.as(
        'installed',
      ),
      sql<number>`(select count(*)::int from people p where p.school_id = s.id
        and p.role <> all(${[...notStaff]}))`.as('staff'),
      sql<number>`(select count(*)::int from people p where p.school_id = s.id
        and p.role = 'pupil')`.as('pupils'),
      sql<number>`(select count(*)::int from groups g where g.school_id = s.id
        and g.archived_at is null)`.as('groups'),
      sql<number>`(select count(*)::int from meetings m where m.school_id = s.id
        and m.state = 'open')`.as('lessons'),
    ])
    .orderBy('s.name')
    .orderBy('s.uai');
  if (actor.operator === 'district')
    query = query.where('s.id', 'in', (eb) =>
      eb
        .selectFrom('operator_schools')
        .select('school_id')
        .where('operator_id', '=', actor.operatorId),
    );
  const rows = await query.execute();
  return rows.map((row) => ({
    schoolId: row.id,
    uai: row.uai,
    name: row.name,
    signatory: row.signatory,
    signedAt: row.signed_at?.toISOString() ?? null,
    version: row.version,
    installed: row.installed,
    suspended: suspensionOf(row),
    suspendedBy: row.suspended_by,
    counts: { staff: row.staff, pupils: row.pupils, groups: row.groups, lessons: row.lessons },
  }));
}

/** The person who signs for a school, and whether they have an account. */
export async function findSignatory(db: Db, schoolId: string) {
  const row = await db
    .selectFrom('schools as s')
    .innerJoin('people as p', 'p.school_id', 's.id')
    .leftJoin('accounts as a', 'a.person_id', 'p.id')
    .select(['p.id', 'a.id as account_id'])
    .where('s.id', '=', schoolId)
    .where(sql<boolean>`p.role = case s.signatory when 'head' then 'head' else 'signatory' end`)
    .orderBy('p.created_at')
    .executeTakeFirst();
  return row ? { personId: row.id, hasAccount: row.account_id !== null } : null;
}
