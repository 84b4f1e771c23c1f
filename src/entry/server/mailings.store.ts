import { sql, type SqlBool } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Do the links of this lesson's class leave to the guardians by themselves? */
export async function mailsByItself(db: Db, { schoolId, meetingId }: MeetingId): Promise<boolean> {
  const row = await db
    .selectFrom('meetings as m')
    .innerJoin('door_rules as r', 'r.group_id', 'm.group_id')
    .select('r.mails_guardians')
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirst();
  return row?.mails_guardians ?? false;
}

type Span = { now: Date; until: Date };

/** Lessons of every school whose links are to leave now: nobody wrote to the guardians for this hour yet. */
const due = (db: Db | Trx, { now, until }: Span) =>
  db
    .selectFrom('meetings as m')
    .innerJoin('door_rules as r', 'r.group_id', 'm.group_id')
    .innerJoin('schools as o', 'o.id', 'm.school_id')
    .select(['m.school_id as schoolId', 'm.id as meetingId'])
    .where('r.mails_guardians', '=', true)
    .where('o.signed_at', 'is not', null)
    .where('o.suspended_at', 'is', null)
    .where('m.state', '=', 'planned')
    .where('m.starts_at', '>', now)
    .where('m.starts_at', '<=', until)
    .where(
      sql<SqlBool>`not exists (select from guardian_mailings g
        where g.meeting_id = m.id and g.starts_at = m.starts_at)`,
    )
    .orderBy('m.starts_at');

export const listDueMailings = (db: Db, span: Span): Promise<MeetingId[]> =>
  due(db, span).execute();

/** Is it due still? Asked once the lesson is locked: another server may just have written. */
export async function isMailingDue(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  span: Span,
): Promise<boolean> {
  const row = await due(trx, span)
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that the guardians were written to for the present hour of a lesson. */
export async function noteMailing(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  startsAt: Date,
): Promise<void> {
  const row = { school_id: schoolId, meeting_id: meetingId, starts_at: startsAt };
  await trx
    .insertInto('guardian_mailings')
    .values(row)
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet({ starts_at: startsAt }))
    .execute();
}
