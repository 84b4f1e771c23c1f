import type { AccountActor } from '../../../access/contract/actors.ts';
import type { Core } from '../../../platform/server/core.ts';
import { openStream } from '../../../platform/server/events/index.ts';
import { openLesson } from '../course.ts';
import { insertHosts } from '../hosts.store.ts';
import { insertMeeting } from '../meetings.store.ts';

const hourMs = 3_600_000;

/**
 * Opens a room of the staff's now, for an hour: whoever works in the school may knock by its address, signed
 * in; nobody who learns there can.
 * @returns the meeting, and the caller's seat inside
 */
export async function openStaffRoom(
  core: Core,
  host: AccountActor,
  title: string,
): Promise<{ meetingId: string; seatId: string }> {
  const { schoolId, personId } = host;
  const meetingId = await core.transact(async (trx) => {
    const startsAt = core.now();
    const id = await insertMeeting(trx, {
      schoolId,
      seriesId: null,
      kind: 'staff',
      title,
      groupId: null,
      opensBeforeMinutes: 0,
      span: { startsAt, endsAt: new Date(startsAt.getTime() + hourMs) },
    });
    await openStream(trx, id);
    await insertHosts(trx, { schoolId, meetingId: id }, [{ personId, planner: true }]);
    return id;
  });
  return { meetingId, ...(await openLesson(core, host, { schoolId, meetingId })) };
}
