import { sql } from 'kysely';
import { notStaff } from '../../access/contract/abilities.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import { compareNames, type PersonName } from '../../school/contract/names.ts';
import './tables.ts';

type Person = { schoolId: string; personId: string };

/**
 * Is this person a pupil of the lesson's group or, for a meeting of the staff, one of the staff, who holds a
 * place where places are reserved?
 */
export async function isExpected(
  db: Db | Trx,
  { schoolId, personId }: Person,
  meetingId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('meetings as m')
    .innerJoin('people as p', 'p.school_id', 'm.school_id')
    .select('m.id')
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .where('p.id', '=', personId)
    .where(
      sql<boolean>`case m.kind
        when 'staff' then p.role <> all(${[...notStaff]}) and (m.places is null
          or exists (select from reservations r where r.meeting_id = m.id and r.person_id = p.id
            and r.place is not null))
        else exists (select from memberships b where b.group_id = m.group_id
          and b.person_id = p.id and b.role = 'pupil') end`,
    )
    .executeTakeFirst();
  return row !== undefined;
}

const teachersOf = sql<PersonName[]>`(
  select coalesce(json_agg(json_build_object(
    'family', p.family_name, 'given', p.given_name, 'title', p.title)), '[]')
  from meeting_leaders h join people p on p.id = h.person_id where h.meeting_id = m.id)`;

/** Lessons that are not over in which a person is expected, until a time; by hour. */
export async function listExpectedLessons(
  db: Db,
  { schoolId, personId }: Person,
  span: { now: Date; until: Date },
) {
  const rows = await db
    .selectFrom('meetings as m')
    .innerJoin('memberships as b', 'b.group_id', 'm.group_id')
    .select(['m.id', 'm.title', 'm.starts_at', 'm.ends_at', 'm.opens_before_minutes'])
    .select(teachersOf.as('teachers'))
    .where('m.school_id', '=', schoolId)
    .where('b.person_id', '=', personId)
    .where('b.role', '=', 'pupil')
    .where('m.state', 'in', ['planned', 'open'])
    .where('m.ends_at', '>', span.now)
    .where('m.starts_at', '<', span.until)
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({ ...row, teachers: row.teachers.sort(compareNames) }));
}
