import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import { nameOf } from '../../school/server/index.ts';
import './tables.ts';

type LinkId = { schoolId: string; linkId: string };
type MeetingId = { schoolId: string; meetingId: string };

/** What became of a device's request for a link that another one holds. */
export const findRequest = (trx: Trx, { schoolId, linkId }: LinkId, markHash: string) =>
  trx
    .selectFrom('link_requests')
    .select(['id', 'refused_at'])
    .where('school_id', '=', schoolId)
    .where('link_id', '=', linkId)
    .where('mark_hash', '=', markHash)
    .executeTakeFirst();

/** Does another device already wait for the teacher's answer, asked after this instant? */
export async function hasOpenRequest(
  trx: Trx,
  { schoolId, linkId }: LinkId,
  since: Date,
): Promise<boolean> {
  const row = await trx
    .selectFrom('link_requests')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('link_id', '=', linkId)
    .where('refused_at', 'is', null)
    .where('asked_at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets the requests for a link that have no answer. */
export async function dropOpenRequests(trx: Trx, { schoolId, linkId }: LinkId): Promise<void> {
  await trx
    .deleteFrom('link_requests')
    .where('school_id', '=', schoolId)
    .where('link_id', '=', linkId)
    .where('refused_at', 'is', null)
    .execute();
}

export async function insertRequest(
  trx: Trx,
  { schoolId, linkId }: LinkId,
  markHash: string,
  now: Date,
): Promise<string> {
  const { id } = await trx
    .insertInto('link_requests')
    .values({
      school_id: schoolId,
      link_id: linkId,
      mark_hash: markHash,
      asked_at: now,
      refused_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A request of this meeting that has no answer yet, with its link locked. */
export const lockOpenRequest = (trx: Trx, meeting: MeetingId, requestId: string) =>
  trx
    .selectFrom('entry_links as l')
    .innerJoin('link_requests as r', 'r.link_id', 'l.id')
    .innerJoin('meetings as m', 'm.id', 'l.meeting_id')
    .select(['l.id as link_id', 'l.person_id', 'l.guest_id', 'r.mark_hash', 'm.state'])
    .where('l.school_id', '=', meeting.schoolId)
    .where('l.meeting_id', '=', meeting.meetingId)
    .where('r.id', '=', requestId)
    .where('r.refused_at', 'is', null)
    // The request too: whoever waited for another answer finds it gone.
    .forUpdate(['l', 'r'])
    .forKeyShare('m')
    .executeTakeFirst();

export async function refuseRequest(
  trx: Trx,
  request: { schoolId: string; requestId: string },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('link_requests')
    .set({ refused_at: now })
    .where('school_id', '=', request.schoolId)
    .where('id', '=', request.requestId)
    .execute();
}

/** Whose links other devices ask for, for hosts: all that wait for an answer, or some. */
export async function listRequests(
  db: Db | Trx,
  meetingId: string,
  requestIds: readonly string[] | null,
): Promise<{ requestId: string; name: PersonName }[]> {
  if (requestIds?.length === 0) return [];
  let query = db
    .selectFrom('link_requests as r')
    .innerJoin('entry_links as l', 'l.id', 'r.link_id')
    .leftJoin('people as p', 'p.id', 'l.person_id')
    .leftJoin('guests as v', 'v.id', 'l.guest_id')
    .select(['r.id', 'p.title'])
    .select([
      sql<string>`coalesce(p.family_name, v.family_name)`.as('family_name'),
      sql<string>`coalesce(p.given_name, v.given_name)`.as('given_name'),
    ])
    .where('l.meeting_id', '=', meetingId)
    .where('r.refused_at', 'is', null)
    .orderBy('r.asked_at');
  if (requestIds !== null) query = query.where('r.id', 'in', requestIds);
  const rows = await query.execute();
  return rows.map((row) => ({
    requestId: row.id,
    name: nameOf(row),
  }));
}
