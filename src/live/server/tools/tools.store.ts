import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { Timer } from '../../contract/tools.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Who was drawn last (`null`: nobody was left), and whether all see it or hosts alone. */
export type Pick = { seatId: string | null; shown: boolean } | null;

/** What the tools of a lesson show now. */
export type Tools = {
  timer: Timer | null;
  pick: Pick;
  spotlight: string | null;
};

/** Whose seat bears the latest mark of a kind. */
const seatWith = (column: 'picked_at' | 'spotlit_at', { schoolId, meetingId }: MeetingId) =>
  sql<string | null>`(select id from seats
    where school_id = ${schoolId} and meeting_id = ${meetingId} and ${sql.ref(column)} is not null
    order by ${sql.ref(column)} desc limit 1)`;

export async function readTools(db: Db | Trx, meeting: MeetingId): Promise<Tools> {
  const row = await db
    .selectFrom('meetings as m')
    .leftJoin('class_tools as t', 't.meeting_id', 'm.id')
    .select([
      't.timer_lasts_ms',
      't.timer_elapsed_ms',
      't.timer_since',
      't.pick_shown_to',
      't.pick_over',
    ])
    .select(seatWith('picked_at', meeting).as('picked'))
    .select(seatWith('spotlit_at', meeting).as('spotlit'))
    .where('m.school_id', '=', meeting.schoolId)
    .where('m.id', '=', meeting.meetingId)
    .executeTakeFirstOrThrow();
  return {
    timer:
      row.timer_elapsed_ms === null
        ? null
        : {
            lastsMs: row.timer_lasts_ms,
            elapsedMs: row.timer_elapsed_ms,
            runsSince: row.timer_since?.toISOString() ?? null,
          },
    pick:
      row.pick_shown_to === null
        ? null
        : { seatId: row.pick_over ? null : row.picked, shown: row.pick_shown_to === 'all' },
    spotlight: row.spotlit,
  };
}

type Row = {
  timer_lasts_ms?: number | null;
  timer_elapsed_ms?: number | null;
  timer_since?: Date | null;
  pick_shown_to?: 'hosts' | 'all' | null;
  pick_over?: boolean;
};

const keep = async (trx: Trx, { schoolId, meetingId }: MeetingId, values: Row): Promise<void> => {
  const none = {
    timer_lasts_ms: null,
    timer_elapsed_ms: null,
    timer_since: null,
    pick_shown_to: null,
  };
  await trx
    .insertInto('class_tools')
    .values({ meeting_id: meetingId, school_id: schoolId, ...none, ...values })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet(values))
    .execute();
};

export const keepTimer = (trx: Trx, meeting: MeetingId, timer: Timer | null): Promise<void> =>
  keep(trx, meeting, {
    timer_lasts_ms: timer?.lastsMs ?? null,
    timer_elapsed_ms: timer?.elapsedMs ?? null,
    timer_since: timer?.runsSince ? new Date(timer.runsSince) : null,
  });

/** Keeps who sees the last one drawn, and whether nobody was left. */
export const keepPick = (
  trx: Trx,
  meeting: MeetingId,
  { shownTo, over }: { shownTo: 'hosts' | 'all' | null; over: boolean },
): Promise<void> => keep(trx, meeting, { pick_shown_to: shownTo, pick_over: over });

/** Those inside whose line is there, who do not lead, and whom no lot has taken in this lesson. */
export async function listUndrawn(trx: Trx, { schoolId, meetingId }: MeetingId): Promise<string[]> {
  const rows = await trx
    .selectFrom('seats')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'admitted')
    .where('role', '!=', 'host')
    .where('connected_at', 'is not', null)
    .where('picked_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Notes whom the lot took, after all those that it took before. */
export async function noteDrawn(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  seatId: string,
  now: Date,
): Promise<void> {
  const last = sql`(select max(picked_at) from seats
    where school_id = ${schoolId} and meeting_id = ${meetingId})`;
  await trx
    .updateTable('seats')
    .set('picked_at', sql<Date>`greatest(${now}::timestamptz, ${last} + interval '1 microsecond')`)
    .where('school_id', '=', schoolId)
    .where('id', '=', seatId)
    .execute();
}

/** Forgets whom the lot took: everybody may be drawn again. */
export async function forgetDrawn(trx: Trx, { schoolId, meetingId }: MeetingId): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ picked_at: null })
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('picked_at', 'is not', null)
    .execute();
}

/** Shows one seat large, or none; who was is no more. */
export async function setSpotlit(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  seatId: string | null,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('seats')
    .set({ spotlit_at: null })
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('spotlit_at', 'is not', null)
    .execute();
  if (seatId === null) return;
  await trx
    .updateTable('seats')
    .set({ spotlit_at: now })
    .where('school_id', '=', schoolId)
    .where('id', '=', seatId)
    .execute();
}
