import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import { seatAdmitted, seatLeft, seatRemoved } from '../../meeting/contract/events.ts';
import { lineageOf } from '../../meeting/server/index.ts';
import { seatKnocked, seatWithdrew } from '../../entry/contract/events.ts';
import { seatConnected, seatDisconnected } from '../../live/contract/events.ts';
import type { Sign, Trace } from '../contract/proposal.ts';
import { nameOf } from '../../school/server/index.ts';
import './tables.ts';

export type MeetingId = { schoolId: string; meetingId: string };

/** A lesson that is there, with its hours as they were; `undefined` when its working data are gone. */
export const findCourse = (db: Db | Trx, { schoolId, meetingId }: MeetingId) =>
  db
    .selectFrom('meetings as m')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select(['m.id', 'm.title', 'm.state', 'g.name as group_name'])
    .select(['m.starts_at', 'm.ends_at', 'm.opened_at', 'm.ended_at'])
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirst();

export type CourseRow = NonNullable<Awaited<ReturnType<typeof findCourse>>>;

export type Expected = { personId: string; name: PersonName } & Pick<Trace, 'state'>;

/** The pupils to call: those of the group, and whoever else was let in as a pupil. */
export async function listExpected(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
): Promise<Expected[]> {
  const rows = await db
    .selectFrom('meetings as m')
    .innerJoin('people as p', 'p.school_id', 'm.school_id')
    .leftJoin('seats as s', (join) =>
      join.onRef('s.meeting_id', '=', 'm.id').onRef('s.person_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title', 's.state'])
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('memberships as b')
            .select('b.person_id')
            .whereRef('b.group_id', '=', 'm.group_id')
            .whereRef('b.person_id', '=', 'p.id')
            .where('b.role', '=', 'pupil'),
        ),
        and([eb('s.role', '=', 'pupil'), eb('s.admitted_at', 'is not', null)]),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: nameOf(row),
    state: row.state,
  }));
}

/** The seat of each person who is inside a lesson now. */
export async function listSeatsInside(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('seats')
    .select(['id', 'person_id'])
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'admitted')
    .execute();
  return new Map(rows.flatMap((row) => (row.person_id ? [[row.person_id, row.id]] : [])));
}

const plain: Record<string, Sign['is']> = {
  [seatKnocked.type]: 'knocked',
  [seatWithdrew.type]: 'withdrew',
  [seatAdmitted.type]: 'admitted',
  [seatConnected.type]: 'connected',
  [seatDisconnected.type]: 'cut',
  [seatLeft.type]: 'left',
  [seatRemoved.type]: 'removed',
};

/** The events that tell of somebody's presence. */
const presenceTypes = Object.keys(plain);

/** What happened to each pupil's seats, in order: in the lesson, and in those whose place it took. */
export async function readSigns(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
): Promise<Map<string, Sign[]>> {
  const lessons = await lineageOf(db, { schoolId, meetingId });
  if (lessons.length === 0) return new Map();
  const rows = await db
    .selectFrom('events as e')
    .innerJoin('seats as s', (join) => join.on(sql`s.id::text`, '=', sql`e.data->>'seatId'`))
    .select(['s.person_id', 'e.type', 'e.at'])
    .select(sql<string | null>`e.data->>'how'`.as('how'))
    .where('e.stream_id', 'in', lessons)
    .where('e.type', 'in', presenceTypes)
    .where('s.school_id', '=', schoolId)
    .where('s.meeting_id', 'in', lessons)
    .where('s.role', '=', 'pupil')
    // The oldest lesson first: they come from the latest backwards.
    .orderBy(sql`array_position(${lessons}::uuid[], e.stream_id)`, 'desc')
    .orderBy('e.number')
    .execute();
  const signs = new Map<string, Sign[]>();
  for (const row of rows) {
    const is = row.how === 'closed' ? 'closed' : plain[row.type];
    if (!is || row.person_id === null) continue;
    const own = signs.get(row.person_id) ?? [];
    own.push({ at: row.at, is });
    signs.set(row.person_id, own);
  }
  return signs;
}
