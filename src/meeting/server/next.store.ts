import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import './tables.ts';

/** So long before its hour, a lesson is the next of the room. */
const ahead = 60 * 60_000;

/** Pupils at the door of a lesson (`m`). */
const waitingAt = sql<number>`(select count(*)::int from seats s
  where s.meeting_id = m.id and s.state = 'waiting' and s.role = 'pupil')`;

/**
 * The lesson that comes after another in the room of somebody who leads both: it begins within the hour, or
 * should have begun. Lessons in a row overlap by a break at most; more, and they go on side by side.
 */
export const findNextLesson = (
  db: Db,
  lesson: { schoolId: string; meetingId: string; personId: string },
  now: Date,
) =>
  db
    .selectFrom('meetings as m')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .innerJoin('meetings as c', 'c.school_id', 'm.school_id')
    .select(['m.id as meetingId', 'm.title', 'g.name as group', 'm.starts_at as startsAt'])
    .select(waitingAt.as('waiting'))
    .where('m.school_id', '=', lesson.schoolId)
    .where('c.id', '=', lesson.meetingId)
    // A meeting of the staff has no class that could wait, nor one that could follow.
    .where('c.kind', '=', 'lesson')
    .where('m.kind', '=', 'lesson')
    .where('m.state', 'in', ['planned', 'open'])
    .where(
      sql<SqlBool>`m.starts_at > c.starts_at and m.starts_at >= c.ends_at - interval '10 minutes'`,
    )
    .where('m.starts_at', '<=', new Date(now.getTime() + ahead))
    .where('m.ends_at', '>', now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('meeting_leaders as h')
          .select('h.person_id')
          .whereRef('h.meeting_id', '=', 'm.id')
          .where('h.person_id', '=', lesson.personId),
      ),
    )
    // Two that begin together: the class that is there goes before the one that is not.
    .orderBy(sql`${waitingAt} > 0`, 'desc')
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .limit(1)
    .executeTakeFirst();
