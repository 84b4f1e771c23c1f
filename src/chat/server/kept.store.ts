import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import { erasedAt } from './terms.store.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** A lesson whose messages are read once it is over, and when they go. */
export const findLesson = (db: Db, { schoolId, meetingId }: MeetingId) =>
  db
    .selectFrom('meetings as m')
    .leftJoin('groups as g', 'g.id', 'm.group_id')
    .select(['m.title', 'm.state', 'm.starts_at', 'm.ends_at', 'g.name as group_name'])
    .select(erasedAt.as('erased_at'))
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirst();

/** Lessons that somebody led and that are over, of which messages are still there. */
export const listWithMessages = async (
  db: Db,
  { schoolId, personId }: { schoolId: string; personId: string },
): Promise<string[]> => {
  const rows = await db
    .selectFrom('meetings as m')
    .innerJoin('meeting_leaders as l', 'l.meeting_id', 'm.id')
    .select('m.id')
    .where('m.school_id', '=', schoolId)
    .where('m.state', '=', 'ended')
    .where('l.person_id', '=', personId)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('chat_messages as c').select('c.id').whereRef('c.meeting_id', '=', 'm.id')),
    )
    .execute();
  return rows.map(({ id }) => id);
};

/** Erases all messages of some lessons. */
export async function eraseAll(
  trx: Trx,
  schoolId: string,
  meetingIds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('chat_messages')
    .where('school_id', '=', schoolId)
    .where('meeting_id', 'in', meetingIds)
    .execute();
}

/** Erases the messages of all lessons, of all schools, whose time is up. */
export async function eraseDue(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('chat_messages')
    .where('meeting_id', 'in', ({ selectFrom }) =>
      selectFrom('meetings as m')
        .select('m.id')
        .where('m.id', 'in', (inner) => inner.selectFrom('chat_messages').select('meeting_id'))
        .where(sql<boolean>`${erasedAt} <= ${now}`),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
