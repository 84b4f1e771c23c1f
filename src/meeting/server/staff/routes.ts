import type { AccountActor, Actors } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { daysSpan } from '../../contract/schedule.ts';
import * as routes from '../../contract/staff-routes.ts';
import { findMeetingSubject, schoolZone } from '../meetings.store.ts';
import { listStaffMeetings } from './list.store.ts';
import { openStaffRoom } from './instant.ts';
import { listStaff } from './invited.store.ts';
import { changeForStaff, planForStaff } from './plan.ts';
import { giveBackPlace, reservePlace, type ReservationPorts } from './reservations.ts';
import { findPlaces, forgetGiven, listReserved } from './reservations.store.ts';

/** As many days as a school year. */
const mostDays = 366;

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });
type Asked = { actor: AccountActor; params: { meetingId: string } };

/** Binds meetings of the staff: rooms for now, those that are planned, places that are reserved. */
export function mountStaffMeetings(
  mount: Mount<Actors>,
  core: Core,
  ports: ReservationPorts,
): void {
  mount(routes.openStaffRoom, {
    subject: ownSchool,
    handle: ({ actor, body }) => openStaffRoom(core, actor, body.title),
  });
  mount(routes.listStaff, {
    subject: ownSchool,
    handle: async ({ actor }) => ({
      people: await listStaff(core.db, actor.schoolId, core.now()),
    }),
  });
  mount(routes.listStaffMeetings, {
    subject: ownSchool,
    handle: async ({ actor, query }) => {
      const span = daysSpan(query.from, query.to, await schoolZone(core.db, actor.schoolId));
      const days = (span.endsAt.getTime() - span.startsAt.getTime()) / 86_400_000;
      if (days <= 0 || days > mostDays + 1)
        throw new Problem('invalid_input', { fields: [{ path: 'to', code: 'range' }] });
      return { meetings: await listStaffMeetings(core.db, actor, span) };
    },
  });
  mount(routes.planStaffMeeting, {
    subject: ownSchool,
    handle: async ({ actor, body }) => ({ meeting: await planForStaff(core, actor, body) }),
  });
  // A lesson is not changed by this way: it is answered like none.
  const ofStaff = async ({ actor, params }: Asked) => {
    const meeting = await findMeetingSubject(core.db, actor.schoolId, params.meetingId);
    return meeting?.ofStaff ? meeting : null;
  };
  mount(routes.changeStaffMeeting, {
    subject: ofStaff,
    handle: async ({ subject, body }) => ({
      meeting: await changeForStaff(core, ports, subject, body),
    }),
  });
  mountReservations(mount, core, ports);
}

function mountReservations(mount: Mount<Actors>, core: Core, ports: ReservationPorts): void {
  const reserved = async ({ actor, params }: Asked) => {
    const meeting = await findMeetingSubject(core.db, actor.schoolId, params.meetingId);
    return meeting?.reserved ? meeting : null;
  };
  const holder = ({ actor, params }: Asked) => ({
    schoolId: actor.schoolId,
    meetingId: params.meetingId,
    personId: actor.personId,
  });
  mount(routes.listReservations, {
    subject: reserved,
    handle: async ({ subject }) => ({
      places: await findPlaces(core.db, subject),
      ...(await listReserved(core.db, subject)),
    }),
  });
  mount(routes.reserve, {
    subject: reserved,
    handle: (asked) => reservePlace(core, ports, holder(asked)),
  });
  mount(routes.giveBack, {
    subject: reserved,
    handle: (asked) => giveBackPlace(core, ports, holder(asked)),
  });
  mount(routes.readGiven, {
    subject: reserved,
    handle: (asked) => forgetGiven(core.db, holder(asked)),
  });
}
