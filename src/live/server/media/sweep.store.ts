import { sql } from 'kysely';
import type { Db } from '../../../platform/server/db.ts';
import type { SweptSeat } from './differences.ts';
import {
  classRights,
  rightColumns,
  rightsFrom,
  schoolRights,
} from '../../../meeting/server/index.ts';
import { listeningOf, roomOf } from '../breakouts/place.store.ts';
import './tables.ts';

/** A room that the sweep looks at: the main one of a meeting, or a breakout's. */
export type SweptRoom = { schoolId: string; meetingId: string; room: string };

/** Any number that no other lock of this database uses. */
export const lockKey = 7_041_880;

/**
 * Runs work on one server at a time; the lock falls with the connection if this server dies.
 * @returns false when another server is at it
 */
export const alone = (db: Db, work: () => Promise<void>): Promise<boolean> =>
  db.connection().execute(async (connection) => {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_lock(${lockKey}) as held`.execute(connection);
    if (!rows[0]?.held) return false;
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(connection);
    }
    return true;
  });

/** The rooms of all schools' open meetings, and of those over that still count somebody as connected. */
export async function findSweptRooms(db: Db): Promise<SweptRoom[]> {
  const { rows } = await sql<SweptRoom>`
    with swept as (
      select school_id, id, media_room from meetings
      where state = 'open'
        or id in (select meeting_id from seats where connected_at is not null))
    select school_id as "schoolId", id as "meetingId", media_room as room from swept
    union all
    select b.school_id, b.meeting_id, b.media_room
    from breakouts b join swept on swept.id = b.meeting_id where b.closed_at is null`.execute(db);
  return rows;
}

/** Among these rooms, those whose meeting is open; a breakout's, while it is open itself. */
export async function findOpenRooms(db: Db, rooms: string[]): Promise<Set<string>> {
  if (rooms.length === 0) return new Set();
  const open = await db
    .selectFrom('meetings as m')
    .select('m.media_room')
    .where('m.media_room', 'in', rooms)
    .where('m.state', '=', 'open')
    .unionAll((eb) =>
      eb
        .selectFrom('breakouts as b')
        .innerJoin('meetings as m', 'm.id', 'b.meeting_id')
        .select('b.media_room')
        .where('b.media_room', 'in', rooms)
        .where('b.closed_at', 'is', null)
        .where('m.state', '=', 'open'),
    )
    .execute();
  return new Set(open.map((row) => row.media_room));
}

/** Since when each seat counted as connected is there, of those whose place is this room. */
export async function findConnected(db: Db, swept: SweptRoom): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .select(['s.id', 's.connected_at'])
    .where('s.school_id', '=', swept.schoolId)
    .where('s.meeting_id', '=', swept.meetingId)
    .where('s.connected_at', 'is not', null)
    .where(roomOf, '=', swept.room)
    .execute();
  return new Map(rows.flatMap((row) => (row.connected_at ? [[row.id, row.connected_at]] : [])));
}

/**
 * The seats whose place is this room and that bear these ids: one that should be in another room of its meeting
 * is nobody's here. A seat held by an account whose sessions are all over
 * is nobody's: the person signed out, and the server died before putting them out.
 */
export async function findSweptSeats(
  db: Db,
  swept: SweptRoom,
  seatIds: string[],
): Promise<SweptSeat[]> {
  if (seatIds.length === 0) return [];
  const rows = await db
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .innerJoin('schools as o', 'o.id', 's.school_id')
    .select(['s.id', 's.person_id', 's.role', 's.state', 's.denied'])
    .select(['m.state as meeting_state', 'o.signed_at', listeningOf.as('listening')])
    .select(rightColumns)
    .select(classRights)
    .select(schoolRights)
    .select(
      sql<boolean>`s.account_id is null or exists (
        select from sessions where account_id = s.account_id and expires_at > now())`.as('held'),
    )
    .where('s.school_id', '=', swept.schoolId)
    .where('s.meeting_id', '=', swept.meetingId)
    .where('s.id', 'in', seatIds)
    .where(roomOf, '=', swept.room)
    .execute();
  return rows.map((row) => ({
    held: row.held,
    actor: {
      kind: 'seat',
      seatId: row.id,
      meetingId: swept.meetingId,
      personId: row.person_id,
      schoolId: swept.schoolId,
      role: row.role,
      state: row.state,
      meetingState: row.meeting_state,
      denied: row.denied,
      listening: row.listening,
      ...rightsFrom(row),
      signed: row.signed_at !== null,
      sessionId: null,
    },
  }));
}
