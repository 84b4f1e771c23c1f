import type { RightSettings } from '../../../access/contract/rights.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import {
  changedRights,
  classRights,
  schoolRights,
  type RightChanges,
} from '../../../meeting/server/index.ts';
import '../../../meeting/server/tables.ts';
import type { Layers } from '../../contract/rights.ts';

type GroupId = { schoolId: string; groupId: string };
type MeetingId = { schoolId: string; meetingId: string };

const none = { school: {}, class: {}, meeting: {} } satisfies Layers;

export async function readSchoolLayer(db: Db | Trx, schoolId: string): Promise<Layers> {
  const { rights } = await db
    .selectFrom('schools')
    .select('rights')
    .where('id', '=', schoolId)
    .executeTakeFirstOrThrow();
  return { ...none, school: rights };
}

/** What is set for a class and by its school; `null` when the school has no such group. */
export async function readGroupLayers(
  db: Db | Trx,
  { schoolId, groupId }: GroupId,
): Promise<{ group: string; layers: Layers } | null> {
  const row = await db
    .selectFrom('groups as g')
    .innerJoin('schools as o', 'o.id', 'g.school_id')
    .select(['g.name', 'g.rights as class_rights', 'o.rights as school_rights'])
    .where('g.school_id', '=', schoolId)
    .where('g.id', '=', groupId)
    .executeTakeFirst();
  if (!row) return null;
  const layers = { ...none, school: row.school_rights, class: row.class_rights };
  return { group: row.name, layers };
}

/** What is set for a lesson, for its class and by the school: between colleagues the latter two say nothing. */
export async function readMeetingLayers(
  db: Db | Trx,
  { schoolId, meetingId }: MeetingId,
): Promise<Layers | null> {
  const row = await db
    .selectFrom('meetings as m')
    .innerJoin('schools as o', 'o.id', 'm.school_id')
    .select('m.rights')
    .select(classRights)
    .select(schoolRights)
    .where('m.school_id', '=', schoolId)
    .where('m.id', '=', meetingId)
    .executeTakeFirst();
  return row ? { school: row.school_rights, class: row.class_rights, meeting: row.rights } : null;
}

/** Sets switches of a school. @returns what is set there now */
export async function setSchoolLayer(
  trx: Trx,
  schoolId: string,
  changes: RightChanges,
): Promise<RightSettings> {
  const { rights } = await trx
    .updateTable('schools')
    .set({ rights: changedRights(changes) })
    .where('id', '=', schoolId)
    .returning('rights')
    .executeTakeFirstOrThrow();
  return rights;
}

/** Sets switches of a class. @returns what is set there now */
export async function setGroupLayer(
  trx: Trx,
  { schoolId, groupId }: GroupId,
  changes: RightChanges,
): Promise<RightSettings> {
  const { rights } = await trx
    .updateTable('groups')
    .set({ rights: changedRights(changes) })
    .where('school_id', '=', schoolId)
    .where('id', '=', groupId)
    .returning('rights')
    .executeTakeFirstOrThrow();
  return rights;
}

/** Puts switches in the place of all that a lesson has. */
export async function replaceMeetingLayer(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  rights: RightSettings,
): Promise<void> {
  await trx
    .updateTable('meetings')
    .set({ rights: JSON.stringify(rights) })
    .where('school_id', '=', schoolId)
    .where('id', '=', meetingId)
    .execute();
}

/**
 * The lessons that go on in a school, or of one class, locked in a fixed order: one that opens or ends at
 * the same moment is one or the other. A meeting of the staff obeys neither layer.
 */
export const lockOpenLessons = (trx: Trx, of: { schoolId: string; groupId?: string }) =>
  trx
    .selectFrom('meetings')
    .select('id')
    .where('school_id', '=', of.schoolId)
    .where('kind', '=', 'lesson')
    .where('state', '=', 'open')
    .$if(of.groupId !== undefined, (query) => query.where('group_id', '=', of.groupId ?? ''))
    .orderBy('id')
    .forUpdate()
    .execute();
