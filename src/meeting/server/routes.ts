import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { MeetingSubject } from '../../access/contract/subjects.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { findGroup } from '../../school/server/index.ts';
import * as routes from '../contract/routes.ts';
import { daysSpan } from '../contract/schedule.ts';
import { openLesson, setCancelled } from './course.ts';
import type { CloseLines } from './hosts.ts';
import { listColleagues } from './hosts.store.ts';
import { findMeetingSubject, schoolZone } from './meetings.store.ts';
import { changeLesson, planLesson } from './plan.ts';
import { listMeetingViews } from './views.store.ts';

/** As many days as two months of a calendar page show. */
const mostDays = 62;

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Finds the meeting named in the path, within the caller's school. */
export const meetingSubject =
  (core: Core) =>
  ({ params, actor }: { params: { meetingId: string }; actor: AccountActor }) =>
    findMeetingSubject(core.db, actor.schoolId, params.meetingId);

export function mountMeeting(
  mount: Mount<Actors>,
  core: Core,
  port: { end: (meeting: MeetingSubject) => Promise<routes.MeetingView>; closeLines: CloseLines },
): void {
  const subject = meetingSubject(core);

  mount(routes.listMeetings, {
    subject: ownSchool,
    handle: async ({ actor, query }) => {
      const { schoolId, personId } = actor;
      const span = daysSpan(query.from, query.to, await schoolZone(core.db, schoolId));
      const days = (span.endsAt.getTime() - span.startsAt.getTime()) / 86_400_000;
      if (days <= 0 || days > mostDays + 1)
        throw new Problem('invalid_input', { fields: [{ path: 'to', code: 'range' }] });
      const meetings = await listMeetingViews(core.db, { schoolId, hostId: personId, span });
      return { meetings };
    },
  });
  mount(routes.planMeeting, {
    // A group that is not there is nobody's; for who may plan for any, the plan says that it is unknown.
    subject: async ({ actor, body }) => ({
      schoolId: actor.schoolId,
      mine: (await findGroup(core.db, actor, body.groupId))?.mine ?? false,
    }),
    handle: async ({ actor, body }) => ({
      meetings: await planLesson(core, actor, body),
    }),
  });
  mount(routes.listColleagues, {
    subject: async ({ actor, params }) => {
      const group = await findGroup(core.db, actor, params.groupId);
      return group && { schoolId: actor.schoolId, mine: group.mine };
    },
    handle: async ({ actor, params }) => ({
      colleagues: await listColleagues(core.db, { ...actor, ...params }, core.now()),
    }),
  });
  mount(routes.changeMeeting, {
    subject,
    handle: async ({ subject: meeting, body }) => ({
      meeting: await changeLesson(core, meeting, body, port.closeLines),
    }),
  });
  mount(routes.cancelMeeting, {
    subject,
    handle: async ({ subject: meeting }) => ({
      meeting: await setCancelled(core, meeting, true),
    }),
  });
  mount(routes.restoreMeeting, {
    subject,
    handle: async ({ subject: meeting }) => ({
      meeting: await setCancelled(core, meeting, false),
    }),
  });
  mount(routes.openMeeting, {
    subject,
    handle: ({ actor, subject: meeting }) => openLesson(core, actor, meeting),
  });
  mount(routes.endMeeting, {
    subject,
    handle: async ({ subject: meeting }) => ({ meeting: await port.end(meeting) }),
  });
}
