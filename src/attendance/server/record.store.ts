import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import type { Presence } from '../contract/statuses.ts';
import type { CourseRow, MeetingId } from './course.store.ts';
import { nameOf } from '../../school/server/index.ts';
import './tables.ts';

/** A name that may be gone with its person's record. */
const nameIn = (alias: string) => sql<PersonName | null>`case when ${sql.ref(`${alias}.id`)} is null
  then null else json_build_object('family', ${sql.ref(`${alias}.family_name`)},
    'given', ${sql.ref(`${alias}.given_name`)}, 'title', ${sql.ref(`${alias}.title`)}) end`;

export type Line = { personId: string; name: PersonName } & Presence;

/** A confirmed roll call, without its lines. */
export const findRecord = (db: Db | Trx, { schoolId, meetingId }: MeetingId) =>
  db
    .selectFrom('roll_calls as r')
    .leftJoin('people as p', 'p.id', 'r.confirmed_by')
    .selectAll('r')
    .select(nameIn('p').as('by'))
    .where('r.school_id', '=', schoolId)
    .where('r.meeting_id', '=', meetingId)
    .executeTakeFirst();

export type RecordRow = NonNullable<Awaited<ReturnType<typeof findRecord>>>;

/** The record's row, locked: corrections wait here for each other. */
export const lockRecord = (trx: Trx, { schoolId, meetingId }: MeetingId) =>
  trx
    .selectFrom('roll_calls')
    .select('meeting_id')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst();

/** Who led a lesson whose roll call is confirmed, also once the lesson is gone; `null` without a record. */
export async function findRecordHosts(db: Db | Trx, { schoolId, meetingId }: MeetingId) {
  const row = await db
    .selectFrom('roll_calls as r')
    .select(
      sql<string[]>`array(select h.person_id::text from roll_call_hosts h
        where h.meeting_id = r.meeting_id)`.as('host_ids'),
    )
    .where('r.school_id', '=', schoolId)
    .where('r.meeting_id', '=', meetingId)
    .executeTakeFirst();
  return row?.host_ids ?? null;
}

/** Their names, for those who are still in the register. */
export async function listRecordHosts(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
): Promise<PersonName[]> {
  const rows = await db
    .selectFrom('roll_call_hosts as h')
    .innerJoin('people as p', 'p.id', 'h.person_id')
    .select(['p.family_name', 'p.given_name', 'p.title'])
    .where('h.school_id', '=', schoolId)
    .where('h.meeting_id', '=', meetingId)
    .execute();
  return rows.map(nameOf);
}

export async function listEntries(db: Db | Trx, { schoolId, meetingId }: MeetingId) {
  const rows = await db
    .selectFrom('roll_call_entries as e')
    .innerJoin('people as p', 'p.id', 'e.person_id')
    .select(['e.person_id', 'e.status', 'e.late_minutes'])
    .select(['p.family_name', 'p.given_name', 'p.title'])
    .where('e.school_id', '=', schoolId)
    .where('e.meeting_id', '=', meetingId)
    .execute();
  return rows.map((row): Line => ({
    personId: row.person_id,
    name: nameOf(row),
    status: row.status,
    lateMinutes: row.late_minutes,
  }));
}

/** Makes a lesson's record: its hours and hosts are copied, since the lesson will be gone before it. */
export async function insertRecord(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  course: CourseRow,
  confirmed: { at: Date; by: string; entries: readonly ({ personId: string } & Presence)[] },
): Promise<void> {
  await trx
    .insertInto('roll_calls')
    .values({
      meeting_id: meetingId,
      school_id: schoolId,
      title: course.title,
      group_name: course.group_name,
      starts_at: course.starts_at,
      ends_at: course.ends_at,
      confirmed_at: confirmed.at,
      confirmed_by: confirmed.by,
    })
    .execute();
  await trx
    .insertInto('roll_call_hosts')
    .columns(['school_id', 'meeting_id', 'person_id'])
    .expression((eb) =>
      eb
        .selectFrom('meeting_leaders')
        .select(['school_id', 'meeting_id', 'person_id'])
        .where('school_id', '=', schoolId)
        .where('meeting_id', '=', meetingId),
    )
    .execute();
  if (confirmed.entries.length === 0) return;
  await trx
    .insertInto('roll_call_entries')
    .values(
      confirmed.entries.map(({ personId, status, lateMinutes }) => ({
        school_id: schoolId,
        meeting_id: meetingId,
        person_id: personId,
        status,
        late_minutes: lateMinutes,
      })),
    )
    .execute();
}

export async function setEntry(
  trx: Trx,
  { schoolId, meetingId, personId }: MeetingId & { personId: string },
  { status, lateMinutes }: Presence,
): Promise<void> {
  await trx
    .updateTable('roll_call_entries')
    .set({ status, late_minutes: lateMinutes })
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .execute();
}
