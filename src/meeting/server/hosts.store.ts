import type { Db, Trx } from '../../platform/server/db.ts';
import { compareNames } from '../../school/contract/names.ts';
import { nameOf } from '../../school/server/index.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

export async function insertHosts(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  hosts: readonly { personId: string; planner: boolean }[],
): Promise<void> {
  if (hosts.length === 0) return;
  await trx
    .insertInto('meeting_hosts')
    .values(
      hosts.map(({ personId, planner }) => ({
        school_id: schoolId,
        meeting_id: meetingId,
        person_id: personId,
        planner,
      })),
    )
    .execute();
}

/** All who were ever chosen to lead, be it that they do not teach the group any more. */
export async function listHosts(trx: Trx, { schoolId, meetingId }: MeetingId) {
  const rows = await trx
    .selectFrom('meeting_hosts')
    .select(['person_id', 'planner'])
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, planner: row.planner }));
}

export async function deleteHosts(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  await trx
    .deleteFrom('meeting_hosts')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .where('planner', '=', false)
    .where('person_id', 'in', personIds)
    .execute();
}

/**
 * Who may lead a group's lessons: those who teach or assist it and whose time is not over, by name.
 * Somebody whose time has yet to begin may be chosen: until then they cannot act.
 */
export async function listColleagues(
  db: Db | Trx,
  group: { schoolId: string; groupId: string },
  now: Date,
) {
  const rows = await db
    .selectFrom('memberships as b')
    .innerJoin('people as p', 'p.id', 'b.person_id')
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title', 'b.role'])
    .where('b.school_id', '=', group.schoolId)
    .where('b.group_id', '=', group.groupId)
    .where('b.role', '!=', 'pupil')
    .where('p.suspended_at', 'is', null)
    .where((eb) => eb.or([eb('p.active_until', 'is', null), eb('p.active_until', '>', now)]))
    .execute();
  return rows
    .map((row) => ({
      personId: row.id,
      name: nameOf(row),
      as: row.role as 'teacher' | 'assistant',
    }))
    .sort((a, b) => compareNames(a.name, b.name));
}
