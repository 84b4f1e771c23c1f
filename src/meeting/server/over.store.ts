import type { RawBuilder, SqlBool } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import type { LessonOver } from '../contract/over.ts';
import './tables.ts';

/**
 * A lesson for those who look at what is left of it.
 * @returns when it ended, `null` while it is not over; nothing when there is no such lesson
 */
export async function findLessonOver(
  db: Db,
  { schoolId, meetingId }: { schoolId: string; meetingId: string },
): Promise<{ lesson: LessonOver; endedAt: Date | null } | undefined> {
  const row = await db
    .selectFrom('meetings as m')
    .leftJoin('groups as g', 'g.id', 'm.group_id')
    .select(['m.title', 'm.state', 'm.starts_at', 'm.ends_at', 'm.ended_at', 'g.name as group'])
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirst();
  return (
    row && {
      lesson: {
        title: row.title,
        group: row.group,
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
      },
      endedAt: row.state === 'ended' ? row.ended_at : null,
    }
  );
}

/**
 * Lessons that somebody led and that are over, of which something is left.
 * @param isLeft whether something is left of a meeting `m`
 */
export async function listLedWith(
  db: Db,
  { schoolId, personId }: { schoolId: string; personId: string },
  isLeft: RawBuilder<SqlBool>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('meetings as m')
    .innerJoin('meeting_leaders as l', 'l.meeting_id', 'm.id')
    .select('m.id')
    .where('m.school_id', '=', schoolId)
    .where('m.state', '=', 'ended')
    .where('l.person_id', '=', personId)
    .where(isLeft)
    .execute();
  return rows.map(({ id }) => id);
}
