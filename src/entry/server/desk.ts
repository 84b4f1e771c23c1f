import { Problem } from '../../platform/contract/problems.ts';
import { record } from '../../platform/server/events/index.ts';
import { lockMeeting, lockSeatsOf } from '../../meeting/server/index.ts';
import type { LobbyMessage } from '../contract/door-routes.ts';
import { doorChanged, lobbyTold } from '../contract/events.ts';
import type { EntryCore } from './core.ts';
import { findMessageFor, listOpenMeetings, setMessage, setRule } from './door.store.ts';

type MeetingId = { schoolId: string; meetingId: string };

/**
 * Says whether those of this lesson's class who signed in enter by themselves, in this lesson and in all of
 * the class's: once a host has opened the door.
 */
export async function ruleDoor(
  core: EntryCore,
  meeting: MeetingId,
  admitsSignedIn: boolean,
): Promise<void> {
  await core.transact(async (trx) => {
    const row = await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
    if (!row) throw new Problem('not_found');
    // The rule is a class's: a meeting of the staff has none.
    if (row.group_id === null) throw new Problem('not_found');
    const group = { schoolId: meeting.schoolId, groupId: row.group_id };
    await setRule(trx, group, { admits_signed_in: admitsSignedIn });
    for (const { id } of await listOpenMeetings(trx, group))
      await record(trx, doorChanged, { stream: id, audience: 'hosts', data: {} });
  });
}

/**
 * Tells those who wait something, and whoever comes to wait after them; `null` takes it back. Nobody else
 * reads it, and it goes with the lesson.
 * @throws {Problem} `meeting.over`
 */
export async function tellLobby(
  core: EntryCore,
  meeting: MeetingId,
  message: LobbyMessage | null,
  personId: string,
): Promise<void> {
  await core.transact(async (trx) => {
    const row = await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
    if (!row) throw new Problem('not_found');
    if (row.state !== 'open' && row.state !== 'planned') throw new Problem('meeting.over');
    await setMessage(trx, meeting, message && { ...message, personId, now: core.now() });
    for (const { id } of await lockSeatsOf(trx, meeting, ['waiting']))
      await record(trx, lobbyTold, { stream: id, audience: `seat:${id}`, data: {} });
  });
}

/** Completes what is told at the door with its words: events hold none. */
export function presentLobby(core: EntryCore): void {
  core.hub.present(lobbyTold.type, async (seatId, data) => {
    const message = await findMessageFor(core.db, seatId);
    return data.map(() => ({ message }));
  });
}
