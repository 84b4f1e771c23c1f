import type { z } from 'zod';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { openStream } from '../../../platform/server/events/index.ts';
import type { MeetingView } from '../../contract/routes.ts';
import type { Coming } from '../../contract/staff-coming.ts';
import type { changeStaffMeeting, planStaffMeeting } from '../../contract/staff-routes.ts';
import { insertHosts } from '../hosts.store.ts';
import { insertMeeting, lockMeeting, schoolZone, setMeetingHours } from '../meetings.store.ts';
import { spanOrProblem, viewOf } from '../plan.ts';
import { countHeld, setPlaces } from './reservations.store.ts';
import { fillPlaces, type ReservationPorts } from './reservations.ts';
import { listStaff, setInvited } from './invited.store.ts';

type Plan = z.output<typeof planStaffMeeting.body>;
type Change = z.output<typeof changeStaffMeeting.body>;
type MeetingId = { schoolId: string; meetingId: string };

/**
 * Plans a meeting of the staff, led by the caller.
 * @throws {Problem} `meeting.invited_unfit`, or the fault of the hours
 */
export async function planForStaff(
  core: Core,
  host: { schoolId: string; personId: string },
  plan: Plan,
): Promise<MeetingView> {
  const { schoolId, personId } = host;
  return core.transact(async (trx) => {
    const span = spanOrProblem(plan, await schoolZone(trx, schoolId));
    const meetingId = await insertMeeting(trx, {
      ...plan,
      kind: 'staff',
      schoolId,
      seriesId: null,
      groupId: null,
      span,
    });
    const at = { schoolId, meetingId };
    await openStream(trx, meetingId);
    await insertHosts(trx, at, [{ personId, planner: true }]);
    await settleComing(core, trx, at, plan.coming);
    return viewOf(trx, at);
  });
}

/** Writes who comes; those who lead need no invitation. */
async function settleComing(
  core: Pick<Core, 'now'>,
  trx: Trx,
  at: MeetingId,
  coming: Coming,
): Promise<void> {
  if (coming.by === 'reservation') {
    await setInvited(trx, at, []);
    await setPlaces(trx, at, coming.places);
    return;
  }
  const fit = new Set((await listStaff(trx, at.schoolId, core.now())).map((one) => one.personId));
  if (coming.personIds.some((personId) => !fit.has(personId)))
    throw new Problem('meeting.invited_unfit');
  await setPlaces(trx, at, null);
  await setInvited(trx, at, [...new Set(coming.personIds)]);
}

/**
 * Changes a planned meeting of the staff. More places go to who waits, in order; fewer than are held is
 * refused: nobody loses a place that they were given.
 * @throws {Problem} `meeting.over`, `meeting.in_progress`, `meeting.places_held`, `meeting.invited_unfit`,
 * or the fault of the hours
 */
export async function changeForStaff(
  core: Core,
  ports: ReservationPorts,
  at: MeetingId,
  change: Change,
): Promise<MeetingView> {
  return core.transact(async (trx) => {
    const row = await lockMeeting(trx, at.schoolId, at.meetingId);
    if (row?.kind !== 'staff') throw new Problem('not_found');
    if (row.state === 'open') throw new Problem('meeting.in_progress');
    if (row.state !== 'planned') throw new Problem('meeting.over');
    const held = await countHeld(trx, at);
    const places = change.coming.by === 'reservation' ? change.coming.places : 0;
    if (held > places) throw new Problem('meeting.places_held', { params: { held } });
    const span = spanOrProblem(change, await schoolZone(trx, at.schoolId));
    await setMeetingHours(trx, at, { ...change, span });
    await settleComing(core, trx, at, change.coming);
    const changed = await lockMeeting(trx, at.schoolId, at.meetingId);
    if (changed) await fillPlaces(core, ports, trx, changed);
    return viewOf(trx, at);
  });
}
