import { sql, type SqlBool } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import { erasedAt } from './terms.store.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** When the messages of a lesson that is over go. */
export async function findErasure(db: Db, { schoolId, meetingId }: MeetingId): Promise<Date> {
  const row = await db
    .selectFrom('meetings as m')
    .select(erasedAt.as('at'))
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirstOrThrow();
  return row.at;
}

/** Whether messages are left of a meeting `m`. */
export const messagesLeft = sql<SqlBool>`exists (
  select from chat_messages c where c.meeting_id = m.id)`;

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
