import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type {
  MediaSource,
  MeetingState,
  SeatRole,
  SeatState,
} from '../../../../access/contract/actors.ts';
import type { Db } from '../../../../platform/server/db.ts';
import { hashMark } from './server.ts';

/** Names that must never reach the engine: canaries. */
export const canaryNames = ['Canarini', 'Alouette'] as const;

const one = async <T>(query: Promise<{ rows: T[] }>): Promise<T> => {
  const { rows } = await query;
  if (rows[0] === undefined) throw new Error('no row');
  return rows[0];
};

/** A school with one lesson, open, without anybody yet. */
export async function makeLesson(db: Db) {
  const uai = `0${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}A`;
  const { id: schoolId } = await one(
    sql<{
      id: string;
    }>`insert into schools (uai, name, signed_at)
      values (${uai}, 'Collège', now()) returning id`.execute(db),
  );
  const { id: groupId } = await one(
    sql<{ id: string }>`insert into groups (school_id, name, kind)
      values (${schoolId}, '5e B', 'division') returning id`.execute(db),
  );
  const { id: meetingId, room } = await one(
    sql<{ id: string; room: string }>`
      insert into meetings (school_id, title, group_id, state, starts_at, ends_at)
      values (${schoolId}, 'Mathématiques', ${groupId}, 'open', now(), now() + interval '1 hour')
      returning id, media_room as room`.execute(db),
  );
  await sql`insert into event_streams (id) values (${meetingId})`.execute(db);

  return {
    schoolId,
    meetingId,
    room,
    /** Somebody inside, with the mark that their browser would hold. */
    async seat(role: SeatRole, state: SeatState = 'admitted') {
      const [family, given] = canaryNames;
      const { id: personId } = await one(
        sql<{ id: string }>`insert into people (school_id, role, family_name, given_name)
          values (${schoolId}, ${role === 'host' ? 'teacher' : 'pupil'}, ${family}, ${given})
          returning id`.execute(db),
      );
      // Who leads: somebody chosen, who teaches the group.
      if (role === 'host') {
        await sql`insert into memberships (school_id, group_id, person_id, role)
          values (${schoolId}, ${groupId}, ${personId}, 'teacher')`.execute(db);
        await sql`insert into meeting_hosts (school_id, meeting_id, person_id)
          values (${schoolId}, ${meetingId}, ${personId})`.execute(db);
      }
      const mark = randomBytes(16).toString('hex');
      const { id: seatId } = await one(
        sql<{ id: string }>`
          insert into seats (school_id, meeting_id, person_id, role, state, mark_hash)
          values (${schoolId}, ${meetingId}, ${personId}, ${role}, ${state}, ${hashMark(mark)})
          returning id`.execute(db),
      );
      return { seatId, mark };
    },
    /** Gives a seat to an account instead of a browser's mark. */
    async holdByAccount(seatId: string, { signedIn }: { signedIn: boolean }) {
      const { id: accountId } = await one(
        sql<{ id: string }>`insert into accounts (school_id, person_id, username)
          select school_id, person_id, id || '@0123456a' from seats where id = ${seatId} returning id`.execute(
          db,
        ),
      );
      if (signedIn)
        await sql`insert into sessions (token, account_id, expires_at)
          values (${accountId}, ${accountId}, now() + interval '1 hour')`.execute(db);
      await sql`update seats set account_id = ${accountId}, mark_hash = null
        where id = ${seatId}`.execute(db);
    },
    /** A breakout of the lesson, open. */
    async breakout(number: number) {
      const { id: breakoutId, room: itsRoom } = await one(
        sql<{ id: string; room: string }>`
          insert into breakouts (school_id, meeting_id, number, opened_at)
          values (${schoolId}, ${meetingId}, ${number}, now())
          returning id, media_room as room`.execute(db),
      );
      return { breakoutId, room: itsRoom };
    },
    /** Puts a seat into a breakout, or back into the main room, in the database alone. */
    async place(seatId: string, breakoutId: string | null) {
      await sql`delete from breakout_seats where seat_id = ${seatId}`.execute(db);
      if (breakoutId !== null)
        await sql`
          insert into breakout_seats (seat_id, school_id, meeting_id, breakout_id, stay_since)
          select id, school_id, meeting_id, ${breakoutId}, admitted_at from seats
          where id = ${seatId}`.execute(db);
    },
    closeBreakout: (breakoutId: string) =>
      sql`update breakouts set closed_at = now() where id = ${breakoutId}`.execute(db),
    setSeat: (seatId: string, state: SeatState) =>
      sql`update seats set state = ${state} where id = ${seatId}`.execute(db),
    setMeeting: (state: MeetingState) =>
      sql`update meetings set state = ${state} where id = ${meetingId}`.execute(db),
    calm: (on: boolean) =>
      sql`update meetings set calm_since = ${on ? new Date() : null} where id = ${meetingId}`.execute(
        db,
      ),
    deny: (seatId: string, sources: MediaSource[]) =>
      sql`update seats set denied = ${sources} where id = ${seatId}`.execute(db),
    readSeat: (seatId: string) =>
      one(
        sql<{ connectedAt: Date | null; denied: MediaSource[] }>`
          select connected_at as "connectedAt", denied from seats where id = ${seatId}`.execute(db),
      ),
    /** The class's events so far, as `type seatId-or-source`. */
    async events(): Promise<{ type: string; data: { seatId: string; source?: string } }[]> {
      const { rows } = await sql<{ type: string; data: { seatId: string } }>`
        select type, data from events where stream_id = ${meetingId} order by number`.execute(db);
      return rows;
    },
  };
}

export type Lesson = Awaited<ReturnType<typeof makeLesson>>;
