import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { DoorView } from '../contract/door-routes.ts';
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
