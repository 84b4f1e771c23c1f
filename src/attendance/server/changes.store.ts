import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import type { RollCallChange } from '../contract/routes.ts';
import type { Presence } from '../contract/statuses.ts';
import type { MeetingId } from './course.store.ts';
import './tables.ts';

export type Change = {
  personId: string;
  from: Presence;
  to: Presence;
  madeBy: string | null;
  madeAt: Date;
};

/** What the teacher corrected and has not confirmed yet: the last word on each pupil. */
export async function listCorrections(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
): Promise<Change[]> {
  const rows = await db
    .selectFrom('roll_call_corrections')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    from: { status: row.from_status, lateMinutes: row.from_minutes },
    to: { status: row.status, lateMinutes: row.late_minutes },
    madeBy: row.made_by,
    madeAt: row.made_at,
  }));
}

export async function putCorrection(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  { personId, from, to, madeBy, madeAt }: Change,
): Promise<void> {
  const said = {
    status: to.status,
    late_minutes: to.lateMinutes,
    from_status: from.status,
    from_minutes: from.lateMinutes,
    made_by: madeBy,
    made_at: madeAt,
  };
  await trx
    .insertInto('roll_call_corrections')
    .values({ school_id: schoolId, meeting_id: meetingId, person_id: personId, ...said })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'person_id']).doUpdateSet(said))
    .execute();
}

/** Takes back a correction, or all of a lesson's. */
export async function dropCorrections(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  personId: string | null,
): Promise<void> {
  let query = trx
    .deleteFrom('roll_call_corrections')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId);
  if (personId !== null) query = query.where('person_id', '=', personId);
  await query.execute();
}

/** Writes changes into the record's history. */
export async function insertChanges(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  await trx
    .insertInto('roll_call_changes')
    .values(
      changes.map(({ personId, from, to, madeBy, madeAt }) => ({
        school_id: schoolId,
        meeting_id: meetingId,
        person_id: personId,
        from_status: from.status,
        from_minutes: from.lateMinutes,
        to_status: to.status,
        to_minutes: to.lateMinutes,
        made_by: madeBy,
        made_at: madeAt,
      })),
    )
    .execute();
}

const nameIn = (alias: 'b' | 'p') => sql<PersonName>`json_build_object(
  'family', ${sql.ref(`${alias}.family_name`)}, 'given', ${sql.ref(`${alias}.given_name`)},
  'title', ${sql.ref(`${alias}.title`)})`;

/** The history of a lesson's roll call, the oldest first: corrections before it was confirmed, and after. */
export async function listHistory(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
): Promise<RollCallChange[]> {
  const corrections = db
    .selectFrom('roll_call_corrections')
    .select(['person_id', 'made_by', 'made_at', 'from_status', 'from_minutes'])
    .select(['status as to_status', 'late_minutes as to_minutes'])
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId);
  const changes = db
    .selectFrom('roll_call_changes')
    .select(['person_id', 'made_by', 'made_at', 'from_status', 'from_minutes'])
    .select(['to_status', 'to_minutes'])
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId);
  const rows = await db
    .selectFrom(corrections.unionAll(changes).as('c'))
    .innerJoin('people as p', 'p.id', 'c.person_id')
    .leftJoin('people as b', 'b.id', 'c.made_by')
    .selectAll('c')
    .select([nameIn('p').as('person'), 'b.id as by_id', nameIn('b').as('by')])
    .orderBy('c.made_at')
    .execute();
  return rows.map((row) => ({
    at: row.made_at.toISOString(),
    by: row.by_id === null ? null : row.by,
    person: row.person,
    from: { status: row.from_status, lateMinutes: row.from_minutes },
    to: { status: row.to_status, lateMinutes: row.to_minutes },
  }));
}
