import type { AccountActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { lockMeeting } from '../../meeting/server/index.ts';
import type { Presence } from '../contract/statuses.ts';
import { dropCorrections, insertChanges, putCorrection } from './changes.store.ts';
import type { MeetingId } from './course.store.ts';
import { insertRecord, lockRecord, setEntry } from './record.store.ts';
import { readRoll, seenOf, type RollEntry } from './roll.ts';

const isSame = (a: Presence, b: Presence) =>
  a.status === b.status && a.lateMinutes === b.lateMinutes;

/**
 * The line as it is kept: minutes for those who came late only.
 * @throws {Problem} `invalid_input` for somebody late without minutes
 */
function tidy({ status, lateMinutes }: Presence): Presence {
  if (status === 'late' && lateMinutes === null)
    throw new Problem('invalid_input', { fields: [{ path: 'lateMinutes', code: 'required' }] });
  const hasMinutes = status !== 'present' && status !== 'absent';
  return { status, lateMinutes: hasMinutes ? lateMinutes : null };
}

/** Everybody who changes a roll call waits here: for the lesson, or for the record when it is gone. */
async function lockRoll(trx: Trx, ids: MeetingId): Promise<void> {
  await lockMeeting(trx, ids.schoolId, ids.meetingId);
  await lockRecord(trx, ids);
}

/**
 * Corrects a pupil's line, by the hand of a host. Before the roll call is confirmed, saying what was
 * proposed takes the correction back; after, each change is kept in the history.
 * @throws {Problem} `not_found` for who is not on the list, `invalid_input`, `attendance.not_held`
 */
export async function correctEntry(
  core: Core,
  { schoolId, personId: madeBy }: Pick<AccountActor, 'schoolId' | 'personId'>,
  { meetingId, personId }: { meetingId: string; personId: string },
  said: Presence,
): Promise<void> {
  const ids = { schoolId, meetingId };
  const to = tidy(said);
  await core.transact(async (trx) => {
    await lockRoll(trx, ids);
    const roll = await readRoll(trx, ids, core.now());
    const entry = roll.entries.find((one) => one.personId === personId);
    if (!entry) throw new Problem('not_found');
    if (isSame(entry.presence, to)) return;
    const change = { personId, to, madeBy, madeAt: core.now() };
    if (roll.record !== null) {
      await setEntry(trx, { ...ids, personId }, to);
      await insertChanges(trx, ids, [{ ...change, from: entry.presence }]);
      return;
    }
    const from = proposedPresence(entry);
    if (isSame(from, to)) await dropCorrections(trx, ids, personId);
    else await putCorrection(trx, ids, { ...change, from });
  });
}

const proposedPresence = ({ proposed, presence }: RollEntry): Presence =>
  proposed ? { status: proposed.status, lateMinutes: proposed.lateMinutes } : presence;

/**
 * Confirms the list that a host has read: it becomes the school's record. Once, however often it is asked.
 * @param seen what named the list when it was read
 * @throws {Problem} `attendance.changed` when it is another one by now, `attendance.not_held`
 */
export async function confirmRollCall(
  core: Core,
  { schoolId, personId }: Pick<AccountActor, 'schoolId' | 'personId'>,
  meetingId: string,
  seen: string,
): Promise<void> {
  const ids = { schoolId, meetingId };
  await core.transact(async (trx) => {
    await lockRoll(trx, ids);
    const roll = await readRoll(trx, ids, core.now());
    if (roll.record !== null) return;
    if (seenOf(roll.entries) !== seen) throw new Problem('attendance.changed');
    const entries = roll.entries.map((entry) => ({ personId: entry.personId, ...entry.presence }));
    await insertRecord(trx, ids, roll.course, { at: core.now(), by: personId, entries });
    await insertChanges(trx, ids, roll.corrections);
    await dropCorrections(trx, ids, null);
  });
}
