import type { z } from 'zod';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { openStream } from '../../platform/server/events/index.ts';
import type { MeetingView, changeMeeting, planMeeting } from '../contract/routes.ts';
import {
  repeatedDays,
  repetitionRule,
  spanOf,
  type Span,
  type WallHours,
} from '../contract/schedule.ts';
import { fitCoHosts, setCoHosts, type CloseLines } from './hosts.ts';
import { insertHosts } from './hosts.store.ts';
import {
  hasGroup,
  insertMeeting,
  insertSeries,
  lockMeeting,
  schoolZone,
  setMeetingHours,
  type MeetingRow,
} from './meetings.store.ts';
import { listMeetingViews } from './views.store.ts';

type Plan = z.output<typeof planMeeting.body>;
type Change = z.output<typeof changeMeeting.body>;

/** The instants of hours. @throws {Problem} the fault of the hours */
export function spanOrProblem(hours: WallHours, zone: string) {
  const span = spanOf(hours, zone);
  if (typeof span === 'string') throw new Problem(span);
  return span;
}

async function requireGroup(trx: Trx, schoolId: string, groupId: string): Promise<void> {
  if (!(await hasGroup(trx, schoolId, groupId))) throw new Problem('meeting.group_unknown');
}

/**
 * Plans one lesson, or each lesson of a repetition, led by the caller and by those whom they choose.
 * @returns the lessons made, by hour
 * @throws {Problem} `meeting.group_unknown`, `meeting.host_unfit`, or the fault of the hours or of the repetition
 */
export async function planLesson(
  core: Core,
  host: { schoolId: string; personId: string },
  plan: Plan,
): Promise<MeetingView[]> {
  const { schoolId, personId } = host;
  const days = repeatedDays(plan.day, plan.repeat);
  if (typeof days === 'string') throw new Problem(days);
  return core.transact(async (trx) => {
    const zone = await schoolZone(trx, schoolId);
    await requireGroup(trx, schoolId, plan.groupId);
    const chosen = (plan.coHostIds ?? []).filter((coHostId) => coHostId !== personId);
    const coHosts = await fitCoHosts(trx, { schoolId, ...plan }, chosen, core.now());
    const hosts = [
      { personId, planner: true },
      ...coHosts.map((coHostId) => ({ personId: coHostId, planner: false })),
    ];
    const seriesId = plan.repeat
      ? await insertSeries(trx, schoolId, repetitionRule(plan.repeat))
      : null;
    const meetingIds: string[] = [];
    for (const day of days) {
      const span = spanOrProblem({ ...plan, day }, zone);
      const meetingId = await insertMeeting(trx, {
        ...plan,
        kind: 'lesson',
        schoolId,
        seriesId,
        span,
      });
      await openStream(trx, meetingId);
      await insertHosts(trx, { schoolId, meetingId }, hosts);
      meetingIds.push(meetingId);
    }
    return listMeetingViews(trx, { schoolId, meetingIds });
  });
}

/** Does a change leave the title and the hours as they are? */
const sameHours = (row: MeetingRow, change: Change, span: Span): boolean =>
  row.title === change.title &&
  row.opens_before_minutes === change.opensBeforeMinutes &&
  row.starts_at.getTime() === span.startsAt.getTime() &&
  row.ends_at.getTime() === span.endsAt.getTime();

/**
 * Changes a planned lesson's title, hours or co-hosts; while it goes on, its co-hosts alone.
 * @throws {Problem} `meeting.over`, `meeting.in_progress`, `meeting.host_unfit`, or the fault of the hours
 */
export async function changeLesson(
  core: Core,
  meeting: { schoolId: string; meetingId: string },
  change: Change,
  closeLines: CloseLines,
): Promise<MeetingView> {
  return core.transact(async (trx) => {
    const row = await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
    if (!row) throw new Problem('not_found');
    if (row.state !== 'planned' && row.state !== 'open') throw new Problem('meeting.over');
    const span = spanOrProblem(change, await schoolZone(trx, meeting.schoolId));
    const isOpen = row.state === 'open';
    if (isOpen && !sameHours(row, change, span)) throw new Problem('meeting.in_progress');
    if (!isOpen) await setMeetingHours(trx, meeting, { ...change, span });
    if (change.coHostIds) await setCoHosts(core, trx, row, change.coHostIds, closeLines);
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
