import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import type { PollRow } from './polls.store.ts';
import './tables.ts';

/** The polls of some lessons of a school, the latest first. */
export const listPollsOf = (
  db: Db,
  schoolId: string,
  meetingIds: readonly string[],
): Promise<PollRow[]> =>
  db
    .selectFrom('polls')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('meeting_id', 'in', meetingIds)
    .orderBy('id', 'desc')
    .execute();

/** Whether polls are left of a meeting `m`. */
export const pollsLeft = sql<SqlBool>`exists (select from polls p where p.meeting_id = m.id)`;
