import { sql } from 'kysely';
import type { LayeredRights, RightSettings } from '../../access/contract/rights.ts';
import type { Trx } from '../../platform/server/db.ts';
import './tables.ts';

/** Columns that say what decides a seat's rights; for queries whose tables are seats s, meetings m, schools o. */
export const rightColumns = [
  's.rights as person_rights',
  'm.rights as meeting_rights',
  'm.calm_since',
  's.floor_given_at',
  'm.exam_since',
] as const;

/** The class's and the school's switches, for the same queries: they are for pupils, not between colleagues. */
export const classRights = sql<RightSettings>`
  coalesce((select g.rights from groups g where g.id = m.group_id), '{}')`.as('class_rights');
export const schoolRights = sql<RightSettings>`
  case when m.kind = 'staff' then '{}'::jsonb else o.rights end`.as('school_rights');

type Row = {
  person_rights: RightSettings;
  meeting_rights: RightSettings;
  school_rights: RightSettings;
  class_rights: RightSettings;
  calm_since: Date | null;
  floor_given_at: Date | null;
  exam_since: Date | null;
};

/** What decides a seat's rights, from a row with the columns above. */
export const rightsFrom = (
  row: Row,
): { rights: LayeredRights; calm: boolean; hasFloor: boolean; exam: boolean } => ({
  rights: {
    school: row.school_rights,
    class: row.class_rights,
    meeting: row.meeting_rights,
    person: row.person_rights,
  },
  calm: row.calm_since !== null,
  hasFloor: row.floor_given_at !== null,
  exam: row.exam_since !== null,
});

/** A switch to set, or (`null`) to leave to the layer before. */
export type RightChanges = { readonly [R in keyof RightSettings]?: boolean | null };

/** What is in a column `rights` with changes on top; switches left to the layer before are gone. */
export const changedRights = (changes: RightChanges) =>
  sql<string>`jsonb_strip_nulls(rights || ${JSON.stringify(changes)}::jsonb)`;

/** Sets switches for a lesson. @returns what is set for it now */
export async function setMeetingRights(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  changes: RightChanges,
): Promise<RightSettings> {
  const row = await trx
    .updateTable('meetings')
    .set({ rights: changedRights(changes) })
    .where('school_id', '=', meeting.schoolId)
    .where('id', '=', meeting.meetingId)
    .returning('rights')
    .executeTakeFirstOrThrow();
  return row.rights;
}

/** Sets switches for a person in one lesson. @returns what is set for them now */
export async function setSeatRights(
  trx: Trx,
  seat: { schoolId: string; seatId: string },
  changes: RightChanges,
): Promise<RightSettings> {
  const row = await trx
    .updateTable('seats')
    .set({ rights: changedRights(changes) })
    .where('school_id', '=', seat.schoolId)
    .where('id', '=', seat.seatId)
    .returning('rights')
    .executeTakeFirstOrThrow();
  return row.rights;
}

/** Puts « Calme » on or off. @returns whether that changed anything */
export async function setCalm(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  since: Date | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('meetings')
    .set({ calm_since: since })
    .where('school_id', '=', meeting.schoolId)
    .where('id', '=', meeting.meetingId)
    .where('calm_since', since === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Begins an evaluation or ends it. @returns whether that changed anything */
export async function setExam(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
  since: Date | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('meetings')
    .set({ exam_since: since })
    .where('school_id', '=', meeting.schoolId)
    .where('id', '=', meeting.meetingId)
    .where('exam_since', since === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
