import type { RightSettings } from '../../../access/contract/rights.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { afterCommit, record } from '../../../platform/server/events/index.ts';
import { lockMeeting, setMeetingRights, type RightChanges } from '../../../meeting/server/index.ts';
import { rightsSet } from '../../contract/events.ts';
import type { Layers } from '../../contract/rights.ts';
import type { RightsLine } from '../class/rights.ts';
import {
  lockOpenLessons,
  readGroupLayers,
  readMeetingLayers,
  replaceMeetingLayer,
  setGroupLayer,
  setSchoolLayer,
  readSchoolLayer,
} from './layers.store.ts';

type GroupId = { schoolId: string; groupId: string };
type MeetingId = { schoolId: string; meetingId: string };
type Told = { layer: 'school' | 'class' | 'meeting'; rights: RightSettings };

/** Tells those in a lesson what one layer says now; the engine follows once it is committed. */
async function tell(trx: Trx, meeting: MeetingId, told: Told, line: RightsLine): Promise<void> {
  await record(trx, rightsSet, { stream: meeting.meetingId, audience: 'all', data: told });
  afterCommit(trx, () => line.permissions({ ...meeting, seatIds: null }));
}

/** The same in each lesson that goes on and obeys a layer. */
async function tellOpen(
  trx: Trx,
  of: { schoolId: string; groupId?: string },
  told: Told,
  line: RightsLine,
): Promise<void> {
  for (const { id: meetingId } of await lockOpenLessons(trx, of))
    await tell(trx, { schoolId: of.schoolId, meetingId }, told, line);
}

/** Sets switches for all classes of a school; lessons that go on follow at once. */
export const setForSchool = (
  core: Core,
  schoolId: string,
  changes: RightChanges,
  line: RightsLine,
): Promise<Layers> =>
  core.transact(async (trx) => {
    const rights = await setSchoolLayer(trx, schoolId, changes);
    await tellOpen(trx, { schoolId }, { layer: 'school', rights }, line);
    return readSchoolLayer(trx, schoolId);
  });

/** Sets switches for all lessons of a class; those that go on follow at once. */
export const setForGroup = (
  core: Core,
  group: GroupId,
  changes: RightChanges,
  line: RightsLine,
): Promise<{ group: string; layers: Layers }> =>
  core.transact(async (trx) => {
    const rights = await setGroupLayer(trx, group, changes);
    await tellOpen(trx, group, { layer: 'class', rights }, line);
    return present(await readGroupLayers(trx, group));
  });

/**
 * Sets switches for one lesson, before it or while it goes on.
 * @throws {Problem} `meeting.over` when it has ended or was cancelled
 */
export const setForMeeting = (
  core: Core,
  meeting: MeetingId,
  changes: RightChanges,
  line: RightsLine,
): Promise<Layers> =>
  core.transact(async (trx) => {
    const isOpen = await lockComing(trx, meeting);
    const rights = await setMeetingRights(trx, meeting, changes);
    if (isOpen) await tell(trx, meeting, { layer: 'meeting', rights }, line);
    return present(await readMeetingLayers(trx, meeting));
  });

/**
 * Puts switches in the place of all that are set for one lesson: a preset, or what was there before one.
 * What is set for one person stays.
 * @returns what was there, to come back to it
 * @throws {Problem} `meeting.over` when it has ended or was cancelled
 */
export const applyToMeeting = (
  core: Core,
  meeting: MeetingId,
  rights: RightSettings,
  line: RightsLine,
): Promise<{ before: RightSettings; layers: Layers }> =>
  core.transact(async (trx) => {
    const isOpen = await lockComing(trx, meeting);
    const layers = present(await readMeetingLayers(trx, meeting));
    await replaceMeetingLayer(trx, meeting, rights);
    if (isOpen) await tell(trx, meeting, { layer: 'meeting', rights }, line);
    return { before: layers.meeting, layers: { ...layers, meeting: rights } };
  });

/** Locks a lesson that is to come or goes on. @returns whether it goes on */
async function lockComing(trx: Trx, { schoolId, meetingId }: MeetingId): Promise<boolean> {
  const { state } = present(await lockMeeting(trx, schoolId, meetingId));
  if (state !== 'open' && state !== 'planned') throw new Problem('meeting.over');
  return state === 'open';
}

/** What was found. @throws {Problem} `not_found` when nothing was */
export function present<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Problem('not_found');
  return found;
}
