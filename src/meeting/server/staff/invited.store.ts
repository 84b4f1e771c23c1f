import { notStaff } from '../../../access/contract/abilities.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import { compareNames } from '../../../school/contract/names.ts';
import type { PersonView } from '../../../school/contract/people.ts';
import { isActive, nameOf } from '../../../school/server/index.ts';
import '../tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Who works in the school and may act, by name. */
export async function listStaff(db: Db | Trx, schoolId: string, now: Date): Promise<PersonView[]> {
  const rows = await db
    .selectFrom('people as p')
    .select(['p.id', 'p.family_name', 'p.given_name', 'p.title'])
    .where('p.school_id', '=', schoolId)
    .where('p.role', 'not in', [...notStaff])
    .where(isActive('p', now))
    .execute();
  return rows
    .map((row) => ({ personId: row.id, name: nameOf(row) }))
    .sort((a, b) => compareNames(a.name, b.name));
}

/** Writes who is invited, in place of who was. */
export async function setInvited(
  trx: Trx,
  { schoolId, meetingId }: MeetingId,
  personIds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('meeting_invitations')
    .where('school_id', '=', schoolId)
    .where('meeting_id', '=', meetingId)
    .execute();
  if (personIds.length === 0) return;
  await trx
    .insertInto('meeting_invitations')
    .values(
      personIds.map((person_id) => ({ school_id: schoolId, meeting_id: meetingId, person_id })),
    )
    .execute();
}
