import type { Db, Trx } from '../../platform/server/db.ts';
import { type ChatRule, firstRule, slowChoices } from '../contract/rules.ts';
import { termOf } from './terms.store.ts';
import './tables.ts';

type GroupId = { schoolId: string; groupId: string };

/** What holds for the messages of a class. */
export async function findRule(db: Db | Trx, { schoolId, groupId }: GroupId): Promise<ChatRule> {
  const row = await db
    .selectFrom('chat_rules')
    .select(['late_reads', 'pupil_links', 'slow_seconds'])
    .where('school_id', '=', schoolId)
    .where('group_id', '=', groupId)
    .executeTakeFirst();
  if (!row) return firstRule;
  return {
    lateReads: row.late_reads,
    pupilLinks: row.pupil_links,
    slowSeconds: slowChoices.find((seconds) => seconds === row.slow_seconds) ?? 0,
  };
}

export async function setRule(trx: Trx, group: GroupId, rule: ChatRule): Promise<void> {
  const row = {
    late_reads: rule.lateReads,
    pupil_links: rule.pupilLinks,
    slow_seconds: rule.slowSeconds,
  };
  await trx
    .insertInto('chat_rules')
    .values({ school_id: group.schoolId, group_id: group.groupId, ...row })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(row))
    .execute();
}

/**
 * The class of a lesson (`null`: of none), when a seat in it was let in, the last time, and the days that its
 * school keeps messages.
 */
export const findPlace = (
  db: Db | Trx,
  { schoolId, seatId }: { schoolId: string; seatId: string },
): Promise<{ group_id: string | null; admitted_at: Date | null; term: number } | undefined> =>
  db
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .select(['m.group_id', 's.admitted_at', termOf.as('term')])
    .where('s.school_id', '=', schoolId)
    .where('s.id', '=', seatId)
    .executeTakeFirst();

/** Lessons of a class that are going on. */
export const listOpenLessons = (trx: Trx, { schoolId, groupId }: GroupId) =>
  trx
    .selectFrom('meetings')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('group_id', '=', groupId)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
