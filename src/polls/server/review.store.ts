import type { Db } from '../../platform/server/db.ts';
import type { MeetingId, PollRow } from './polls.store.ts';
import './tables.ts';

/** A lesson whose polls are looked at once it is over. */
export const findLesson = (db: Db, { schoolId, meetingId }: MeetingId) =>
  db
    .selectFrom('meetings as m')
    .leftJoin('groups as g', 'g.id', 'm.group_id')
    .select([
      'm.title',
      'm.state',
      'm.starts_at',
      'm.ends_at',
      'm.ended_at',
      'g.name as group_name',
    ])
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirst();

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

/** Lessons that somebody led and that are over, of which polls are still there. */
export const listWithPolls = async (
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
      exists(selectFrom('polls as p').select('p.id').whereRef('p.meeting_id', '=', 'm.id')),
    )
    .execute();
  return rows.map(({ id }) => id);
};
