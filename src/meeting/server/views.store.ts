import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import { compareNames } from '../../school/contract/names.ts';
import type { MeetingView } from '../contract/routes.ts';
import type { Span } from '../contract/schedule.ts';
import './tables.ts';

type Filter =
  | { schoolId: string; hostId: string; span: Span }
  | { schoolId: string; meetingIds: string[] };

const pupilsOf = sql<number>`(
  select count(*)::int from memberships p where p.group_id = m.group_id and p.role = 'pupil')`;
const invitedIn = sql<string[]>`array(
  select i.person_id::text from meeting_invitations i where i.meeting_id = m.id)`;
const reservedIn = (which: 'held' | 'waiting') => sql<number>`(
  select count(*)::int from reservations r where r.meeting_id = m.id
    and (r.place is not null) = ${which === 'held'})`;
const knockingAt = sql<number>`(
  select count(*)::int from seats s
  where s.meeting_id = m.id and s.state = 'waiting' and m.state in ('planned', 'open'))`;
const hostsOf = sql<MeetingView['hosts']>`(
  select coalesce(json_agg(json_build_object(
    'personId', p.id, 'planner', h.planner, 'name', json_build_object(
      'family', p.family_name, 'given', p.given_name, 'title', p.title))), '[]')
  from meeting_leaders h join people p on p.id = h.person_id where h.meeting_id = m.id)`;

type ComingRow = {
  kind: 'lesson' | 'staff';
  places: number | null;
  invited: string[];
  held: number;
  waiting: number;
};

function comingOf({ kind, places, invited, held, waiting }: ComingRow): MeetingView['coming'] {
  if (kind === 'lesson') return null;
  if (places === null) return { by: 'invitation', personIds: invited };
  return { by: 'reservation', places, held, waiting };
}

/** Lessons as their teacher sees them, by hour. */
export async function listMeetingViews(db: Db | Trx, filter: Filter): Promise<MeetingView[]> {
  let query = db
    .selectFrom('meetings as m')
    .leftJoin('groups as g', 'g.id', 'm.group_id')
    .select(['m.id', 'm.series_id', 'm.title', 'm.state', 'm.starts_at', 'm.ends_at'])
    .select(['m.opens_before_minutes', 'g.id as group_id', 'g.name as group_name'])
    .select([pupilsOf.as('pupils'), knockingAt.as('knocking'), hostsOf.as('hosts')])
    .select(['m.kind', 'm.places', invitedIn.as('invited')])
    .select([reservedIn('held').as('held'), reservedIn('waiting').as('waiting')])
    .where('m.school_id', '=', filter.schoolId)
    .orderBy('m.starts_at')
    .orderBy('m.id');
  if ('meetingIds' in filter) query = query.where('m.id', 'in', filter.meetingIds);
  else
    query = query
      .where('m.starts_at', '<', filter.span.endsAt)
      .where('m.ends_at', '>', filter.span.startsAt)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('meeting_leaders as h')
            .select('h.person_id')
            .whereRef('h.meeting_id', '=', 'm.id')
            .where('h.person_id', '=', filter.hostId),
        ),
      );
  const rows = await query.execute();
  return rows.map((row) => ({
    meetingId: row.id,
    seriesId: row.series_id,
    title: row.title,
    group:
      row.group_id === null || row.group_name === null
        ? null
        : { groupId: row.group_id, name: row.group_name, pupils: row.pupils },
    coming: comingOf(row),
    hosts: row.hosts.sort((a, b) => compareNames(a.name, b.name)),
    state: row.state,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    opensBeforeMinutes: row.opens_before_minutes as MeetingView['opensBeforeMinutes'],
    knocking: row.knocking,
  }));
}
