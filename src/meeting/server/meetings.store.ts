import { sql, type Selectable } from 'kysely';
import type { MeetingState } from '../../access/contract/actors.ts';
import type { Database, Db, Trx } from '../../platform/server/db.ts';
import type { Span } from '../contract/schedule.ts';
import './tables.ts';

export type MeetingRow = Selectable<Database['meetings']>;

/** All of a meeting, by name: PostgreSQL keeps no plan of « all columns », see `openPlans`. */
const meetingColumns = [
  ...(['id', 'school_id', 'series_id', 'kind', 'title', 'group_id', 'state', 'rights'] as const),
  ...(['starts_at', 'ends_at', 'opens_before_minutes', 'opened_at', 'ended_at'] as const),
  ...(['calm_since', 'exam_since', 'door_opened_at', 'media_room', 'remade_as'] as const),
  ...(['places', 'created_at'] as const),
] as const satisfies readonly (keyof MeetingRow)[];

type NewMeeting = {
  schoolId: string;
  seriesId: string | null;
  kind: 'lesson' | 'staff';
  title: string;
  groupId: string | null;
  opensBeforeMinutes: number;
  span: Span;
};

export async function insertSeries(trx: Trx, schoolId: string, rule: string): Promise<string> {
  const { id } = await trx
    .insertInto('meeting_series')
    .values({ school_id: schoolId, rule })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertMeeting(trx: Trx, meeting: NewMeeting): Promise<string> {
  const { id } = await trx
    .insertInto('meetings')
    .values({
      school_id: meeting.schoolId,
      series_id: meeting.seriesId,
      kind: meeting.kind,
      title: meeting.title,
      group_id: meeting.groupId,
      starts_at: meeting.span.startsAt,
      ends_at: meeting.span.endsAt,
      opens_before_minutes: meeting.opensBeforeMinutes,
      opened_at: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The meeting's row, locked: whoever changes its state waits here for the others. */
export const lockMeeting = (trx: Trx, schoolId: string, meetingId: string) =>
  trx
    .selectFrom('meetings')
    .select(meetingColumns)
    .where('school_id', '=', schoolId)
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst();

export async function setMeetingState(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  state: MeetingState,
  instants: { opened_at?: Date; ended_at?: Date } = {},
): Promise<void> {
  await trx
    .updateTable('meetings')
    .set({ state, ...instants })
    .where('school_id', '=', meeting.schoolId)
    .where('id', '=', meeting.meetingId)
    .execute();
}

export async function setMeetingHours(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  values: { title: string; opensBeforeMinutes: number; span: Span },
): Promise<void> {
  await trx
    .updateTable('meetings')
    .set({
      title: values.title,
      opens_before_minutes: values.opensBeforeMinutes,
      starts_at: values.span.startsAt,
      ends_at: values.span.endsAt,
    })
    .where('school_id', '=', meeting.schoolId)
    .where('id', '=', meeting.meetingId)
    .execute();
}

/** What the rules about a meeting are judged on; `null` when the school has no such meeting. */
export async function findMeetingSubject(db: Db, schoolId: string, meetingId: string) {
  const row = await db
    .selectFrom('meetings as m')
    .select(['m.id', 'm.school_id', 'm.kind', 'm.places'])
    .select(
      sql<
        string[]
      >`array(select h.person_id::text from meeting_leaders h where h.meeting_id = m.id)`.as(
        'host_ids',
      ),
    )
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    schoolId: row.school_id,
    meetingId: row.id,
    hostIds: row.host_ids,
    ofStaff: row.kind === 'staff',
    reserved: row.places !== null,
  };
}

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);

/**
 * Open meetings whose hour passed long ago, where nobody is and nothing happened lately (a class whose
 * engine restarts is away for a moment): forgotten, to be ended.
 */
export const findForgotten = (db: Db, now: Date, minutes: { afterEnd: number; quiet: number }) =>
  db
    .selectFrom('meetings as m')
    .select(['m.id', 'm.school_id'])
    .where('m.state', '=', 'open')
    .where('m.ends_at', '<', minutesBefore(now, minutes.afterEnd))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('events as e')
            .select('e.number')
            .whereRef('e.stream_id', '=', 'm.id')
            .where('e.at', '>', minutesBefore(now, minutes.quiet)),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('seats as s')
            .select('s.id')
            .whereRef('s.meeting_id', '=', 'm.id')
            .where('s.connected_at', 'is not', null),
        ),
      ),
    )
    .execute();

/** The school's time zone, in which its people say hours. */
export async function schoolZone(db: Db | Trx, schoolId: string): Promise<string> {
  const row = await db
    .selectFrom('schools')
    .select('time_zone')
    .where('id', '=', schoolId)
    .executeTakeFirstOrThrow();
  return row.time_zone;
}

/** Does the school have this group this year? */
export async function hasGroup(trx: Trx, schoolId: string, groupId: string): Promise<boolean> {
  const group = await trx
    .selectFrom('groups')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('id', '=', groupId)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return group !== undefined;
}
