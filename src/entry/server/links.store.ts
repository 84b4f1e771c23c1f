import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import type { Sitter } from '../../meeting/server/index.ts';
import { isActive, nameOf } from '../../school/server/index.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/**
 * The link of a secret with the hour of its lesson, and whether its owner may act now (a guest is in no register
 * that could shut them out). The link is locked, and the lesson shared: whoever waited for its end reads that it
 * has ended.
 */
export const lockLink = (trx: Trx, secretHash: string, now: Date) =>
  trx
    .selectFrom('entry_links as l')
    .innerJoin('meetings as m', 'm.id', 'l.meeting_id')
    .innerJoin('schools as o', 'o.id', 'l.school_id')
    .leftJoin('people as p', 'p.id', 'l.person_id')
    .select(['o.signed_at', 'o.suspended_at'])
    .select(sql<boolean>`(l.person_id is null or ${isActive('p', now)})`.as('owner_active'))
    .select(['l.id', 'l.school_id', 'l.meeting_id', 'l.person_id', 'l.guest_id', 'l.mark_hash'])
    .select(['m.state', 'm.starts_at', 'm.ends_at', 'm.opens_before_minutes'])
    .where('l.secret_hash', '=', secretHash)
    .forUpdate('l')
    .forKeyShare('m')
    .executeTakeFirst();

/** Binds a link to a browser's mark. */
export async function bindLink(
  trx: Trx,
  link: { schoolId: string; linkId: string },
  markHash: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('entry_links')
    .set({ mark_hash: markHash, bound_at: now })
    .where('school_id', '=', link.schoolId)
    .where('id', '=', link.linkId)
    .execute();
}

/**
 * Notes that a second browser tried a bound link.
 * @returns whether the teacher is to be told: at most once in a while, so that nobody floods them
 */
export async function noteSecondHolder(
  trx: Trx,
  link: { schoolId: string; linkId: string },
  now: Date,
  quietSeconds: number,
): Promise<boolean> {
  const noted = await trx
    .updateTable('entry_links')
    .set({ second_holder_at: now })
    .where('school_id', '=', link.schoolId)
    .where('id', '=', link.linkId)
    .where(({ or, eb }) =>
      or([
        eb('second_holder_at', 'is', null),
        eb('second_holder_at', '<', new Date(now.getTime() - quietSeconds * 1000)),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}

/** Pupils expected in a meeting: those of its group; all, or some of them. */
export async function findExpected(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  personIds: readonly string[] | null,
): Promise<{ personId: string; name: PersonName; opened: boolean }[]> {
  let query = trx
    .selectFrom('meetings as m')
    .innerJoin('memberships as b', 'b.group_id', 'm.group_id')
    .innerJoin('people as p', 'p.id', 'b.person_id')
    .leftJoin('entry_links as l', (join) =>
      join.onRef('l.meeting_id', '=', 'm.id').onRef('l.person_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title'])
    .select(sql<boolean>`l.mark_hash is not null`.as('opened'))
    .where('m.school_id', '=', meeting.schoolId)
    .where('m.id', '=', meeting.meetingId)
    .where('b.role', '=', 'pupil');
  if (personIds !== null) query = query.where('p.id', 'in', personIds);
  const rows = await query.execute();
  return rows.map((row) => ({
    personId: row.id,
    name: nameOf(row),
    opened: row.opened,
  }));
}

/** Whose new link this is, and what is kept of it. */
export type NewLink = Sitter & { secretHash: string };

const ownersIn = (links: readonly NewLink[]) => ({
  persons: links.flatMap((link) => ('personId' in link ? [link.personId] : [])),
  guests: links.flatMap((link) => ('guestId' in link ? [link.guestId] : [])),
});

/** Replaces the links of some people in a meeting: older ones of theirs are gone, with what was asked of them. */
export async function replaceLinks(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  links: readonly NewLink[],
): Promise<void> {
  if (links.length === 0) return;
  const { persons, guests } = ownersIn(links);
  await trx
    .deleteFrom('entry_links')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where(({ eb, or }) =>
      or([
        ...(persons.length > 0 ? [eb('person_id', 'in', persons)] : []),
        ...(guests.length > 0 ? [eb('guest_id', 'in', guests)] : []),
      ]),
    )
    .execute();
  await trx
    .insertInto('entry_links')
    .values(
      links.map((link) => ({
        school_id: schoolId,
        meeting_id: meetingId,
        person_id: 'personId' in link ? link.personId : null,
        guest_id: 'guestId' in link ? link.guestId : null,
        secret_hash: link.secretHash,
        mark_hash: null,
        bound_at: null,
        second_holder_at: null,
      })),
    )
    .execute();
}

/** The links that a meeting has: whose each is, and whether a browser opened it. */
export const listLinks = (db: Db | Trx, { schoolId, meetingId }: MeetingId) =>
  db
    .selectFrom('entry_links as l')
    .leftJoin('guests as v', 'v.id', 'l.guest_id')
    .select(['l.person_id', 'l.guest_id', 'v.family_name', 'v.given_name'])
    .select(sql<boolean>`l.mark_hash is not null`.as('opened'))
    .where('l.school_id', '=', schoolId)
    .where('l.meeting_id', '=', meetingId)
    .execute();

/** Takes a guest's link away. */
export async function deleteGuestLink(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  guestId: string,
): Promise<boolean> {
  const row = await trx
    .deleteFrom('entry_links')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('guest_id', '=', guestId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets the links of a meeting, with the browsers that opened them: it is over. */
export async function deleteLinks(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
): Promise<void> {
  await trx
    .deleteFrom('entry_links')
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .execute();
}

/**
 * Deletes, in every school, the links of lessons that were to end before an instant and that nobody opened.
 * @returns how many
 */
export async function deleteOldLinks(db: Db, before: Date): Promise<number> {
  let count = 0;
  for (const table of ['entry_links', 'class_links'] as const) {
    const { rows } = await sql`
      delete from ${sql.table(table)} l using meetings m
      where m.id = l.meeting_id and m.ends_at < ${before} and m.state != 'open'
      returning l.meeting_id`.execute(db);
    count += rows.length;
  }
  return count;
}
