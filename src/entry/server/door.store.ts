import { sql, type SqlBool } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { SeatRow } from '../../meeting/server/index.ts';
import type { DoorView, LobbyMessage } from '../contract/door-routes.ts';
import './tables.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** What a lesson's door does by itself, whether it was opened, and what those who wait are told. */
export async function findDoor(
  db: Db | Trx,
  meeting: MeetingId,
): Promise<Omit<DoorView, 'bans'> | null> {
  const row = await db
    .selectFrom('meetings as m')
    .leftJoin('door_rules as r', 'r.group_id', 'm.group_id')
    .leftJoin('lobby_messages as l', 'l.meeting_id', 'm.id')
    .select(['m.door_opened_at', 'l.phrase', 'l.words'])
    .select(sql<boolean>`coalesce(r.admits_signed_in, false)`.as('admits_signed_in'))
    .where('m.school_id', '=', meeting.schoolId)
    .where('m.id', '=', meeting.meetingId)
    .executeTakeFirst();
  if (!row) return null;
  const isTold = row.phrase !== null || row.words !== null;
  return {
    admitsSignedIn: row.admits_signed_in,
    opened: row.door_opened_at !== null,
    message: isTold ? { phrase: row.phrase, words: row.words } : null,
  };
}

/**
 * Does this seat enter by itself? Its class's door does so for pupils of the class who signed in, once a host
 * opened it in this lesson, while a host is there: one whose line is cut leaves the door closed.
 */
export async function entersByItself(
  trx: Trx,
  seat: Pick<SeatRow, 'school_id' | 'id' | 'role' | 'account_id'>,
): Promise<boolean> {
  if (seat.role !== 'pupil' || seat.account_id === null) return false;
  const row = await trx
    .selectFrom('seats as s')
    .innerJoin('meetings as m', 'm.id', 's.meeting_id')
    .innerJoin('door_rules as r', 'r.group_id', 'm.group_id')
    .select('s.id')
    .where('s.school_id', '=', seat.school_id)
    .where('s.id', '=', seat.id)
    .where('m.state', '=', 'open')
    .where('m.door_opened_at', 'is not', null)
    .where('r.admits_signed_in', '=', true)
    // Whom a host gave switches of their own comes back under the host’s eyes.
    .where(sql<SqlBool>`s.rights = '{}'`)
    .where(
      sql<SqlBool>`exists (select from memberships b where b.group_id = m.group_id
        and b.person_id = s.person_id and b.role = 'pupil')`,
    )
    .where(
      sql<SqlBool>`exists (select from seats h where h.meeting_id = m.id and h.role = 'host'
        and h.state = 'admitted' and h.connected_at is not null)`,
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether it was shut until now */
export async function openDoor(trx: Trx, meeting: MeetingId, now: Date): Promise<boolean> {
  const opened = await trx
    .updateTable('meetings')
    .set({ door_opened_at: now })
    .where('school_id', '=', meeting.schoolId)
    .where('id', '=', meeting.meetingId)
    .where('door_opened_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return opened !== undefined;
}

/** What is done by itself for a class. */
type ClassRule = { admits_signed_in: boolean } | { mails_guardians: boolean };

/** Sets what the door of a class does by itself, or whether its links leave by themselves. */
export async function setRule(
  trx: Trx,
  group: { schoolId: string; groupId: string },
  rule: ClassRule,
): Promise<void> {
  await trx
    .insertInto('door_rules')
    .values({ school_id: group.schoolId, group_id: group.groupId, ...rule })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(rule))
    .execute();
}

/** Lessons of a class that are going on. */
export const listOpenMeetings = (trx: Trx, group: { schoolId: string; groupId: string }) =>
  trx
    .selectFrom('meetings')
    .select('id')
    .where('school_id', '=', group.schoolId)
    .where('group_id', '=', group.groupId)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();

/** Sets what those who wait are told, in place of what they were told before; `null`: nothing any more. */
export async function setMessage(
  trx: Trx,
  meeting: MeetingId,
  message: (LobbyMessage & { personId: string; now: Date }) | null,
): Promise<void> {
  await trx
    .deleteFrom('lobby_messages')
    .where('school_id', '=', meeting.schoolId)
    .where('meeting_id', '=', meeting.meetingId)
    .execute();
  if (message === null) return;
  await trx
    .insertInto('lobby_messages')
    .values({
      school_id: meeting.schoolId,
      meeting_id: meeting.meetingId,
      phrase: message.phrase,
      words: message.words,
      by_person_id: message.personId,
      told_at: message.now,
    })
    .execute();
}

/** What somebody who waits is told, by their seat: whoever reads its stream was judged before. */
export async function findMessageFor(db: Db, seatId: string): Promise<LobbyMessage | null> {
  const row = await db
    .selectFrom('seats as s')
    .innerJoin('lobby_messages as l', 'l.meeting_id', 's.meeting_id')
    .select(['l.phrase', 'l.words'])
    .where('s.id', '=', seatId)
    .where('s.state', '=', 'waiting')
    .executeTakeFirst();
  return row ?? null;
}
