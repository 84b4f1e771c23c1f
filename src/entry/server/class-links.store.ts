import type { Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** The class link of a secret with the hour of its lesson: locked, so that guests come in one by one. */
export const lockClassLink = (trx: Trx, secretHash: string) =>
  trx
    .selectFrom('class_links as c')
    .innerJoin('meetings as m', 'm.id', 'c.meeting_id')
    .innerJoin('schools as o', 'o.id', 'c.school_id')
    .select(['c.school_id', 'c.meeting_id', 'c.guests', 'o.signed_at'])
    .select('o.suspended_at')
    .select(['m.state', 'm.starts_at', 'm.ends_at', 'm.opens_before_minutes'])
    .where('c.secret_hash', '=', secretHash)
    .forUpdate('c')
    .forKeyShare('m')
    .executeTakeFirst();

export const findClassLink = (db: Db | Trx, { schoolId, meetingId }: MeetingId) =>
  db
    .selectFrom('class_links')
    .select('guests')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();

/** Makes the class link of a meeting, or another in its place; who may come by it stays as it was. */
export async function setClassLink(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  secretHash: string,
): Promise<void> {
  await trx
    .insertInto('class_links')
    .values({ school_id: schoolId, meeting_id: meetingId, secret_hash: secretHash })
    .onConflict((conflict) =>
      conflict.column('meeting_id').doUpdateSet({ secret_hash: secretHash }),
    )
    .execute();
}

/** @returns whether there is a class link to say it of */
export async function setGuests(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  guests: boolean,
): Promise<boolean> {
  const row = await trx
    .updateTable('class_links')
    .set({ guests })
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .returning('meeting_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteClassLink(trx: Trx, { schoolId, meetingId }: MeetingId): Promise<void> {
  await trx
    .deleteFrom('class_links')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .execute();
}

/** Whose names a guest must not bear: those who lead the meeting. */
export async function listHosts(trx: Trx, { schoolId, meetingId }: MeetingId) {
  const rows = await trx
    .selectFrom('meeting_hosts as h')
    .innerJoin('people as p', 'p.id', 'h.person_id')
    .select(['p.family_name', 'p.given_name', 'p.title'])
    .where('h.school_id', '=', schoolId)
    .where('h.meeting_id', '=', meetingId)
    .execute();
  return rows.map((row) => ({
    family: row.family_name,
    given: row.given_name,
    title: row.title,
  }));
}
