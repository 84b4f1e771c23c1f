import { can } from '../../access/contract/abilities.ts';
import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { MeetingSubject } from '../../access/contract/subjects.ts';
import type { Core } from '../../platform/server/core.ts';
import { declareProblems } from '../../platform/server/http/problems.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { findMeetingSubject, latestOf } from '../../meeting/server/index.ts';
import { attendanceProblems } from '../contract/problems.ts';
import * as routes from '../contract/routes.ts';
import { readDay } from './day.ts';
import { dayFile, rollCallFile } from './export.ts';
import { findRecordHosts } from './record.store.ts';
import { confirmRollCall, correctEntry } from './take.ts';
import { listPresentSeats } from './present.ts';
import { viewRollCall } from './view.ts';

type Asked = { params: { meetingId: string }; actor: AccountActor };

/**
 * The lesson named in the path, or the one that took its place, within the caller's school; from its roll call
 * once it is gone.
 */
const subjectOf =
  (core: Core) =>
  async ({ params, actor: { schoolId } }: Asked): Promise<MeetingSubject | null> => {
    const meetingId = await latestOf(core.db, { schoolId, meetingId: params.meetingId });
    const meeting = await findMeetingSubject(core.db, schoolId, meetingId);
    if (meeting) return meeting;
    const hostIds = await findRecordHosts(core.db, { schoolId, meetingId });
    return hostIds && { schoolId, meetingId, hostIds };
  };

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds the roll call's routes. */
export function mountAttendance(mount: Mount<Actors>, core: Core): void {
  declareProblems(attendanceProblems);
  const subject = subjectOf(core);
  const view = (actor: AccountActor, meeting: MeetingSubject) =>
    viewRollCall(core, meeting, can(actor, 'attendance.take', meeting));

  mount(routes.readRollCall, {
    subject,
    handle: ({ actor, subject: meeting }) => view(actor, meeting),
  });
  mount(routes.correctEntry, {
    subject,
    handle: async ({ actor, subject: meeting, params, body }) => {
      const { personId } = params;
      await correctEntry(core, actor, { meetingId: meeting.meetingId, personId }, body);
      return view(actor, meeting);
    },
  });
  mount(routes.confirmRollCall, {
    subject,
    handle: async ({ actor, subject: meeting, body }) => {
      await confirmRollCall(core, actor, meeting.meetingId, body.seen);
      return view(actor, meeting);
    },
  });
  mount(routes.listPresentSeats, {
    subject,
    handle: async ({ subject: meeting }) => ({ seatIds: await listPresentSeats(core, meeting) }),
  });
  mount(routes.exportRollCall, {
    subject,
    handle: ({ subject: meeting, query }) => rollCallFile(core, meeting, query),
  });
  mount(routes.listRollCalls, {
    subject: ownSchool,
    handle: async ({ actor, query }) => ({
      lessons: await readDay(core, actor.schoolId, query.day),
    }),
  });
  mount(routes.exportDay, {
    subject: ownSchool,
    handle: ({ actor, query }) => dayFile(core, actor.schoolId, query),
  });
}
