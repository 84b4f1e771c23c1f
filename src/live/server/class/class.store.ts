import { sql, type SqlBool } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { ClassSeat, KnockingSeat } from '../../contract/routes.ts';
import { seatAdmitted } from '../../../meeting/contract/events.ts';
import {
  classRights,
  rightColumns,
  rightsFrom,
  schoolRights,
} from '../../../meeting/server/index.ts';
import type { PersonView } from '../../../school/contract/people.ts';
import type { PersonName } from '../../../school/contract/names.ts';
import { nameOf } from '../../../school/server/index.ts';
import '../../../meeting/server/tables.ts';

const seatsOf = (db: Db | Trx, meetingId: string) =>
  db
    .selectFrom('seats as s')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .leftJoin('guests as v', 'v.id', 's.guest_id')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .select(['s.id', 's.role', 's.rights', 's.knocked_at', 's.connected_at'])
    .select(['p.title', 'v.origin'])
    .select([
      sql<string>`coalesce(p.family_name, v.family_name)`.as('family_name'),
      sql<string>`coalesce(p.given_name, v.given_name)`.as('given_name'),
    ])
    .select(
      sql<boolean>`exists (select from memberships b
        where b.group_id = m.group_id and b.person_id = s.person_id)
        or (m.kind = 'staff' and (m.places is not null
          or exists (select from meeting_invitations i
            where i.meeting_id = m.id and i.person_id = s.person_id)
          or not exists (select from meeting_invitations i where i.meeting_id = m.id)))`.as(
        'expected',
      ),
    )
    .where('s.meeting_id', '=', meetingId);

/** Seats inside, as those inside see them; all, or some (events tell of some). */
export async function listClassSeats(
  db: Db | Trx,
  meetingId: string,
  seatIds: readonly string[] | null,
  withRights: boolean,
): Promise<ClassSeat[]> {
  let query = seatsOf(db, meetingId);
  // An event may tell of someone who has left since: their name is still needed to tell it.
  query =
    seatIds === null ? query.where('s.state', '=', 'admitted') : query.where('s.id', 'in', seatIds);
  const rows = await query.execute();
  return rows.map((row) => ({
    seatId: row.id,
    role: row.role,
    name: nameOf(row),
    connected: row.connected_at !== null,
    rights: withRights ? row.rights : null,
  }));
}

/** The seats of those who lead a lesson. */
export async function listHostSeats(
  db: Db,
  meeting: { schoolId: string; meetingId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('seats')
    .select('id')
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .where('role', '=', 'host')
    .execute();
  return rows.map(({ id }) => id);
}

/** What decides a seat’s rights, as it is written in this transaction. */
export async function readRights(
  trx: Trx,
  seat: { schoolId: string; seatId: string },
): Promise<ReturnType<typeof rightsFrom> | null> {
  const row = await trx
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .innerJoin('schools as o', 'o.id', 's.school_id')
    .select(rightColumns)
    .select(classRights)
    .select(schoolRights)
    .where('s.school_id', '=', seat.schoolId)
    .where('s.id', '=', seat.seatId)
    .executeTakeFirst();
  return row ? rightsFrom(row) : null;
}

/** Somebody at the door, before their name was compared with others. */
export type Knocker = Omit<KnockingSeat, 'resembles'>;

/** Those at the door, as hosts see them, in the order of their knocks. */
export async function listKnocking(
  db: Db | Trx,
  meetingId: string,
  seatIds: readonly string[] | null,
): Promise<Knocker[]> {
  let query = seatsOf(db, meetingId);
  query =
    seatIds === null ? query.where('s.state', '=', 'waiting') : query.where('s.id', 'in', seatIds);
  const rows = await query.orderBy('s.knocked_at').execute();
  return rows.map((row) => ({
    seatId: row.id,
    name: nameOf(row),
    since: (row.knocked_at ?? new Date(0)).toISOString(),
    expected: row.expected,
    guest: row.origin,
  }));
}

/** Whom a guest must not be taken for: the meeting's hosts, and those who are expected. */
export async function listRoster(db: Db | Trx, meetingId: string): Promise<PersonName[]> {
  const rows = await db
    .selectFrom('people as p')
    .innerJoin('meetings as m', 'm.school_id', 'p.school_id')
    .select(['p.family_name', 'p.given_name', 'p.title'])
    .where('m.id', '=', meetingId)
    .where(
      sql<SqlBool>`(exists (select from memberships b
          where b.group_id = m.group_id and b.person_id = p.id)
        or exists (select from meeting_hosts h where h.meeting_id = m.id and h.person_id = p.id))`,
    )
    .execute();
  return rows.map(nameOf);
}

/** Pupils of the group who are not inside, for hosts; in a meeting of the staff, who is invited or holds a place. */
export async function listMissing(
  db: Db | Trx,
  meeting: { schoolId: string; meetingId: string },
): Promise<PersonView[]> {
  const rows = await db
    .selectFrom('meetings as m')
    .innerJoin('people as p', 'p.school_id', 'm.school_id')
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title'])
    .where('m.school_id', '=', meeting.schoolId)
    .where('m.id', '=', meeting.meetingId)
    .where(
      sql<SqlBool>`p.id in (
        select b.person_id from memberships b where b.group_id = m.group_id and b.role = 'pupil'
        union all select i.person_id from meeting_invitations i where i.meeting_id = m.id
        union all select r.person_id from reservations r
          where r.meeting_id = m.id and r.place is not null)`,
    )
    .where(
      sql<SqlBool>`not exists (select from seats s where s.meeting_id = m.id
        and s.person_id = p.id and s.state = 'admitted')`,
    )
    .execute();
  return rows.map((row) => ({ personId: row.id, name: nameOf(row) }));
}

/** What everybody inside may know of the lesson, and the number that events have reached. */
export const readLesson = (db: Db | Trx, meeting: { schoolId: string; meetingId: string }) =>
  db
    .selectFrom('meetings as m')
    .leftJoin('groups as g', 'g.id', 'm.group_id')
    .innerJoin('schools as o', 'o.id', 'm.school_id')
    .innerJoin('event_streams as e', 'e.id', 'm.id')
    .select(['m.title', 'g.name as group', 'm.starts_at', 'm.ends_at'])
    .select(['o.time_zone', 'o.pupil_address', 'e.last_number'])
    .where('m.school_id', '=', meeting.schoolId)
    .where('m.id', '=', meeting.meetingId)
    .executeTakeFirst();

/** The number of the event that let this seat in the last time; `null` when none did. */
export async function findAdmission(
  db: Db,
  seat: { meetingId: string; seatId: string },
): Promise<number | null> {
  const row = await db
    .selectFrom('events')
    .select('number')
    .where('stream_id', '=', seat.meetingId)
    .where('type', '=', seatAdmitted.type)
    .where(sql<string>`data->>'seatId'`, '=', seat.seatId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** The school of a stream's meeting: whoever reads a stream was judged before. */
export async function findSchool(db: Db, meetingId: string): Promise<string | null> {
  const row = await db
    .selectFrom('meetings')
    .select('school_id')
    .where('id', '=', meetingId)
    .executeTakeFirst();
  return row?.school_id ?? null;
}
