import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import type { Status } from '../contract/statuses.ts';
import './tables.ts';

export type Span = { startsAt: Date; endsAt: Date };

export type DayRow = {
  meetingId: string;
  title: string;
  group: string;
  startsAt: Date;
  endsAt: Date;
  confirmedAt: Date | null;
  hosts: PersonName[];
  counts: Partial<Record<Status, number>> | null;
};

/**
 * Lessons of a span that were held, those whose working data are gone included; by hour. A lesson that was made
 * anew is one: the roll call is that of the one that took its place.
 */
export async function listDay(db: Db, schoolId: string, span: Span): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    with held as (
      select id, title, starts_at, ends_at, group_id from meetings
      where school_id = ${schoolId} and kind = 'lesson'
        and opened_at is not null and remade_as is null
        and starts_at >= ${span.startsAt} and starts_at < ${span.endsAt}),
    kept as (
      select * from roll_calls
      where school_id = ${schoolId}
        and starts_at >= ${span.startsAt} and starts_at < ${span.endsAt})
    select coalesce(r.meeting_id, m.id) as "meetingId", coalesce(r.title, m.title) as title,
      coalesce(r.group_name, g.name) as "group",
      coalesce(r.starts_at, m.starts_at) as "startsAt", coalesce(r.ends_at, m.ends_at) as "endsAt",
      r.confirmed_at as "confirmedAt",
      (select coalesce(json_agg(json_build_object('family', p.family_name,
          'given', p.given_name, 'title', p.title)), '[]')
        from people p where p.school_id = ${schoolId} and p.id in (
          select person_id from roll_call_hosts where meeting_id = r.meeting_id
          union select person_id from meeting_leaders where meeting_id = m.id)) as hosts,
      (select json_object_agg(status, count) from (
        select status, count(*)::int as count from roll_call_entries
        where meeting_id = r.meeting_id group by status) c) as counts
    from held m full join kept r on r.meeting_id = m.id left join groups g on g.id = m.group_id
    order by "startsAt", "group", "meetingId"`.execute(db);
  return rows;
}
