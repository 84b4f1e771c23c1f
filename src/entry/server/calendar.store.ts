import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import { isActive } from '../../school/server/index.ts';
import './tables.ts';

type Person = { schoolId: string; personId: string };

/** Keeps the hash of the address by which somebody's calendar reads; one before is gone. */
export async function setCalendar(
  trx: Trx,
  { schoolId, personId }: Person,
  secretHash: string,
): Promise<void> {
  await trx
    .insertInto('calendar_feeds')
    .values({ school_id: schoolId, person_id: personId, secret_hash: secretHash })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ secret_hash: secretHash }))
    .execute();
}

export async function hasCalendar(db: Db, { schoolId, personId }: Person): Promise<boolean> {
  const row = await db
    .selectFrom('calendar_feeds')
    .select('person_id')
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteCalendar(trx: Trx, { schoolId, personId }: Person): Promise<void> {
  await trx
    .deleteFrom('calendar_feeds')
    .where('school_id', '=', schoolId)
    .where('person_id', '=', personId)
    .execute();
}

/** Whose lessons an address reads, while they may act and their school has accepted its contract. */
export const findCalendarOwner = (db: Db, secretHash: string, now: Date) =>
  db
    .selectFrom('calendar_feeds as c')
    .innerJoin('people as p', 'p.id', 'c.person_id')
    .innerJoin('schools as o', 'o.id', 'c.school_id')
    .select(['c.school_id as schoolId', 'c.person_id as personId'])
    .where('c.secret_hash', '=', secretHash)
    .where('o.signed_at', 'is not', null)
    .where('o.suspended_at', 'is', null)
    .where(isActive('p', now))
    .executeTakeFirst();

const leads = (personId: string) => sql<boolean>`exists (
  select from meeting_leaders h where h.meeting_id = m.id and h.person_id = ${personId})`;

/** Meetings that somebody leads, or in which they are expected or hold a place, between two instants; by hour. */
export const listCalendarLessons = (
  db: Db,
  { schoolId, personId }: Person,
  span: { from: Date; until: Date },
) =>
  db
    .selectFrom('meetings as m')
    .select(['m.id', 'm.kind', 'm.title', 'm.starts_at', 'm.ends_at'])
    .select(leads(personId).as('leads'))
    .where('m.school_id', '=', schoolId)
    .where('m.state', '!=', 'cancelled')
    .where('m.ends_at', '>', span.from)
    .where('m.starts_at', '<', span.until)
    .where(
      sql<boolean>`(${leads(personId)} or exists (select from memberships b
          where b.group_id = m.group_id and b.person_id = ${personId} and b.role = 'pupil')
        or exists (select from meeting_invitations i
          where i.meeting_id = m.id and i.person_id = ${personId})
        or exists (select from reservations r
          where r.meeting_id = m.id and r.person_id = ${personId} and r.place is not null))`,
    )
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .execute();
