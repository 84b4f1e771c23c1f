import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import './tables.ts';

type Groups = { schoolId: string; groupIds: readonly string[] };

/** Planned lessons of groups that begin at an instant or later. */
export const listPlannedFrom = (
  db: Db | Trx,
  { schoolId, groupIds }: Groups,
  from: Date,
): Promise<{ meetingId: string; groupId: string }[]> =>
  db
    .selectFrom('meetings')
    .select('id as meetingId')
    .select((eb) => eb.ref('group_id').$notNull().as('groupId'))
    .where('school_id', '=', schoolId)
    .where(sql<boolean>`group_id = any(${groupIds}::uuid[])`)
    .where('state', '=', 'planned')
    .where('starts_at', '>=', from)
    .execute();

/** Lessons that go on in schools that the host has suspended. */
export const listOpenWhereSuspended = (
  db: Db,
): Promise<{ schoolId: string; meetingId: string }[]> =>
  db
    .selectFrom('meetings as m')
    .innerJoin('schools as o', 'o.id', 'm.school_id')
    .select(['m.school_id as schoolId', 'm.id as meetingId'])
    .where('m.state', '=', 'open')
    .where('o.suspended_at', 'is not', null)
    .execute();

/** Turns those of these lessons that are in one state to the other; their links follow. */
const turn =
  (from: 'planned' | 'cancelled', to: 'planned' | 'cancelled') =>
  async (trx: Trx, schoolId: string, meetingIds: readonly string[]): Promise<void> => {
    await trx
      .updateTable('meetings')
      .set({ state: to })
      .where('school_id', '=', schoolId)
      .where(sql<boolean>`id = any(${meetingIds}::uuid[])`)
      .where('state', '=', from)
      .execute();
  };

export const cancelPlanned = turn('planned', 'cancelled');
export const restoreCancelled = turn('cancelled', 'planned');
