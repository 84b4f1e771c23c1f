import { sql } from 'kysely';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Db } from '../../../platform/server/db.ts';
import { compareNames } from '../../../school/contract/names.ts';
import type { PersonView } from '../../../school/contract/people.ts';
import type { StaffMeeting, StaffStanding } from '../../contract/staff-routes.ts';
import type { Span } from '../../contract/schedule.ts';
import '../tables.ts';

type Viewer = { schoolId: string; personId: string };

const hostsOf = sql<PersonView[]>`(
  select coalesce(json_agg(json_build_object('personId', p.id, 'name', json_build_object(
    'family', p.family_name, 'given', p.given_name, 'title', p.title))), '[]')
  from meeting_leaders h join people p on p.id = h.person_id where h.meeting_id = m.id)`;
const countOf = (which: 'held' | 'waiting') =>
  sql<number>`(select count(*)::int from reservations r where r.meeting_id = m.id
    and r.place is ${sql.raw(which === 'held' ? 'not null' : 'null')})`;

/** Meetings of the staff as one of the staff sees them. */
function meetingsFor(db: Db, { schoolId, personId }: Viewer) {
  return db
    .selectFrom('meetings as m')
    .leftJoin('reservations as own', (join) =>
      join.onRef('own.meeting_id', '=', 'm.id').on('own.person_id', '=', personId),
    )
    .select(['m.id', 'm.title', 'm.state', 'm.starts_at', 'm.ends_at', 'm.opens_before_minutes'])
    .select(['m.places', 'own.id as reservation_id', 'own.place', 'own.given_at'])
    .select([hostsOf.as('hosts'), countOf('held').as('held'), countOf('waiting').as('waiting')])
    .select(
      sql<boolean>`exists (select from meeting_leaders h
        where h.meeting_id = m.id and h.person_id = ${personId})`.as('leads'),
    )
    .select(
      sql<boolean>`exists (select from meeting_invitations i
        where i.meeting_id = m.id and i.person_id = ${personId})`.as('invited'),
    )
    .select(
      sql<number>`(select count(*)::int from reservations r where r.meeting_id = m.id
        and r.place is null and (r.asked_at, r.id) <= (own.asked_at, own.id))`.as('rank'),
    )
    .where('m.school_id', '=', schoolId)
    .where('m.kind', '=', 'staff');
}

type Row = Awaited<ReturnType<ReturnType<typeof meetingsFor>['execute']>>[number];

function standingOf(row: Row): StaffStanding {
  if (row.leads) return { is: 'host' };
  if (row.place !== null) return { is: 'held', given: row.given_at !== null };
  if (row.reservation_id !== null) return { is: 'waiting', rank: row.rank };
  return row.invited ? { is: 'invited' } : { is: 'free' };
}

const view = (row: Row): StaffMeeting => ({
  meetingId: row.id,
  title: row.title,
  hosts: row.hosts.sort((a, b) => compareNames(a.name, b.name)),
  state: row.state,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  opensAt: new Date(row.starts_at.getTime() - row.opens_before_minutes * 60_000).toISOString(),
  own: standingOf(row),
  places: row.places === null ? null : { all: row.places, held: row.held, waiting: row.waiting },
});

/** Those that the viewer leads, is invited to, or may reserve a place in; by hour. */
export async function listStaffMeetings(
  db: Db,
  viewer: Viewer,
  span: Span,
): Promise<StaffMeeting[]> {
  const rows = await meetingsFor(db, viewer)
    .where('m.starts_at', '<', span.endsAt)
    .where('m.ends_at', '>', span.startsAt)
    .where(
      sql<boolean>`(m.places is not null
        or exists (select from meeting_invitations i
          where i.meeting_id = m.id and i.person_id = ${viewer.personId})
        or exists (select from meeting_leaders h
          where h.meeting_id = m.id and h.person_id = ${viewer.personId}))`,
    )
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .execute();
  return rows.map(view);
}

/** One of them. */
export async function readStaffMeeting(
  db: Db,
  { meetingId, ...viewer }: Viewer & { meetingId: string },
): Promise<StaffMeeting> {
  const row = await meetingsFor(db, viewer).where('m.id', '=', meetingId).executeTakeFirst();
  if (!row) throw new Problem('not_found');
  return view(row);
}
