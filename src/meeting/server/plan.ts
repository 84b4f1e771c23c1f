import type { z } from 'zod';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { openStream } from '../../platform/server/events/index.ts';
import type { MeetingView, changeMeeting, planMeeting } from '../contract/routes.ts';
import { repeatedDays, repetitionRule, spanOf, type WallHours } from '../contract/schedule.ts';
import {
  hasGroup,
  insertHost,
  insertMeeting,
  insertSeries,
  lockMeeting,
  schoolZone,
  setMeetingHours,
} from './meetings.store.ts';
import { listMeetingViews } from './views.store.ts';

type Plan = z.output<typeof planMeeting.body>;
type Change = z.output<typeof changeMeeting.body>;

function spanOrProblem(hours: WallHours, zone: string) {
  const span = spanOf(hours, zone);
  if (typeof span === 'string') throw new Problem(span);
  return span;
}

async function requireGroup(trx: Trx, schoolId: string, groupId: string): Promise<void> {
  if (!(await hasGroup(trx, schoolId, groupId))) throw new Problem('meeting.group_unknown');
}

/**
 * Plans one lesson, or each lesson of a repetition, with the caller as its host.
 * @returns the lessons made, by hour
 * @throws {Problem} `meeting.group_unknown`, or the fault of the hours or of the repetition
 */
export async function planLesson(
  core: Core,
  host: { schoolId: string; personId: string },
  plan: Plan,
): Promise<MeetingView[]> {
  const { schoolId } = host;
  const days = repeatedDays(plan.day, plan.repeat);
  if (typeof days === 'string') throw new Problem(days);
  return core.transact(async (trx) => {
    const zone = await schoolZone(trx, schoolId);
    await requireGroup(trx, schoolId, plan.groupId);
    const seriesId = plan.repeat
      ? await insertSeries(trx, schoolId, repetitionRule(plan.repeat))
      : null;
    const meetingIds: string[] = [];
    for (const day of days) {
      const span = spanOrProblem({ ...plan, day }, zone);
      const meetingId = await insertMeeting(trx, { ...plan, schoolId, seriesId, span });
      await openStream(trx, meetingId);
      await insertHost(trx, { schoolId, meetingId, personId: host.personId });
      meetingIds.push(meetingId);
    }
    return listMeetingViews(trx, { schoolId, meetingIds });
  });
}

/**
 * Changes the title or the hours of a planned lesson.
 * @throws {Problem} `meeting.over`, `meeting.in_progress`, or the fault of the hours
 */
export async function changeLesson(
  core: Core,
  meeting: { schoolId: string; meetingId: string },
  change: Change,
): Promise<MeetingView> {
  return core.transact(async (trx) => {
    const row = await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
    if (!row) throw new Problem('not_found');
    if (row.state === 'open') throw new Problem('meeting.in_progress');
    if (row.state !== 'planned') throw new Problem('meeting.over');
    const span = spanOrProblem(change, await schoolZone(trx, meeting.schoolId));
    await setMeetingHours(trx, meeting, { ...change, span });
    return viewOf(trx, meeting);
  });
}

/** One lesson as its teacher sees it. */
export async function viewOf(
  trx: Trx,
  meeting: { schoolId: string; meetingId: string },
): Promise<MeetingView> {
  const [view] = await listMeetingViews(trx, {
    schoolId: meeting.schoolId,
    meetingIds: [meeting.meetingId],
  });
  if (!view) throw new Problem('not_found');
  return view;
}
