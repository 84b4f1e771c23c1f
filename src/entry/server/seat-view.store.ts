import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import type { EntrySeat } from '../contract/routes.ts';
import { nameOf } from '../../school/server/index.ts';
import './tables.ts';

const teacher = sql<PersonName>`(
  select json_build_object('family', t.family_name, 'given', t.given_name, 'title', t.title)
  from meeting_leaders h join people t on t.id = h.person_id
  where h.meeting_id = m.id order by h.planner desc, t.family_name, t.id limit 1)`;

/**
 * What a person at the door may know: themself, their teacher, the lesson's title and hours.
 * Nobody else's name and no count is read at all. A class link may be shared around: whom it leads to the door as a
 * guest learns whose lesson it is once the teacher let them in.
 */
export async function readEntrySeat(
  db: Db,
  seat: { schoolId: string; seatId: string },
): Promise<EntrySeat | null> {
  const row = await db
    .selectFrom('seats as s')
    .leftJoin('people as p', 'p.id', 's.person_id')
    .leftJoin('guests as v', 'v.id', 's.guest_id')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .leftJoin('groups as g', 'g.id', 'm.group_id')
    .innerJoin('schools as o', 'o.id', 's.school_id')
    .innerJoin('event_streams as e', 'e.id', 's.id')
    .select(['s.id', 's.role', 's.state', 's.admitted_at', 'p.title', 'v.origin'])
    .select([
      sql<string>`coalesce(p.family_name, v.family_name)`.as('family_name'),
      sql<string>`coalesce(p.given_name, v.given_name)`.as('given_name'),
    ])
    .select(['m.title as meeting_title', 'm.state as meeting_state', 'm.starts_at', 'm.ends_at'])
    .select(['g.name as group', 'o.time_zone', 'o.pupil_address', 'e.last_number'])
    .leftJoin('lobby_messages as l', (join) =>
      join.onRef('l.meeting_id', '=', 's.meeting_id').on('s.state', '=', 'waiting'),
    )
    .select(['s.remade_as', 'l.phrase', 'l.words', 'l.told_at'])
    .select(teacher.as('teacher'))
    .where('s.school_id', '=', seat.schoolId)
    .where('s.id', '=', seat.seatId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    seatId: row.id,
    role: row.role,
    state: row.state,
    name: nameOf(row),
    // Guests are adults more often than not, and strangers always.
    address: row.role === 'pupil' ? row.pupil_address : 'vous',
    meeting: {
      state: row.meeting_state,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      timeZone: row.time_zone,
      about:
        row.origin === 'class_link' && row.admitted_at === null
          ? null
          : { title: row.meeting_title, group: row.group, teacher: row.teacher },
    },
    movedTo: row.state === 'admitted' && row.meeting_state === 'ended' ? row.remade_as : null,
    message: row.told_at === null ? null : { phrase: row.phrase, words: row.words },
    after: row.last_number,
  };
}
