import { z } from 'zod';
import { meetingStates } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { day, id, instant, line } from '../../platform/contract/values.ts';
import { person } from '../../school/contract/people.ts';
import { hours, meeting } from './routes.ts';
import { coming } from './staff-coming.ts';

/** The meetings of the staff: rooms for now, meetings planned for who is invited, places to reserve. */

const meetingId = z.strictObject({ meetingId: id });

/** How somebody stands to a meeting of the staff; `rank`: on the waiting list, 1 is the next. */
const standing = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('host') }),
  z.strictObject({ is: z.literal('invited') }),
  z.strictObject({
    is: z.literal('held'),
    /** The waiting list gave it, and its holder has not yet said that they read so. */
    given: z.boolean(),
  }),
  z.strictObject({ is: z.literal('waiting'), rank: z.int() }),
  z.strictObject({ is: z.literal('free') }),
]);
export type StaffStanding = z.output<typeof standing>;

const staffMeeting = z.strictObject({
  meetingId: id,
  title: z.string(),
  hosts: z.array(person),
  state: z.enum(meetingStates),
  startsAt: instant,
  endsAt: instant,
  /** From then on one may knock. */
  opensAt: instant,
  own: standing,
  /** `null` where no place is reserved. */
  places: z.strictObject({ all: z.int(), held: z.int(), waiting: z.int() }).nullable(),
});
export type StaffMeeting = z.output<typeof staffMeeting>;

export const openStaffRoom = route({
  id: 'meeting.staff_room',
  method: 'POST',
  path: '/api/staff-rooms',
  summary: 'Open a room for staff now, for an hour: answers it and the caller’s seat inside',
  caller: 'account',
  action: 'meeting.staff_room',
  body: z.strictObject({ title: line(120) }),
  reply: z.strictObject({ meetingId: id, seatId: id }),
  errors: ['meeting.over'],
});

export const listStaff = route({
  id: 'meeting.staff',
  method: 'GET',
  path: '/api/staff',
  summary: 'Who may be invited to a meeting of the staff, by name',
  caller: 'account',
  action: 'meeting.staff_room',
  reply: z.strictObject({ people: z.array(person) }),
  errors: [],
});

export const listStaffMeetings = route({
  id: 'meeting.staff_list',
  method: 'GET',
  path: '/api/staff-meetings',
  summary:
    'Meetings of the staff on the days from–to that the caller leads, is invited to, or may reserve a place in',
  caller: 'account',
  action: 'meeting.staff_room',
  query: z.strictObject({ from: day, to: day }),
  reply: z.strictObject({ meetings: z.array(staffMeeting) }),
  errors: [],
});

export const planStaffMeeting = route({
  id: 'meeting.staff_plan',
  method: 'POST',
  path: '/api/staff-meetings',
  summary: 'Plan a meeting of the staff, for those invited or with places to reserve',
  caller: 'account',
  action: 'meeting.staff_room',
  body: z.strictObject({ ...hours, coming }),
  reply: z.strictObject({ meeting }),
  errors: ['meeting.hours_reversed', 'meeting.too_long', 'meeting.invited_unfit'],
});

export const changeStaffMeeting = route({
  id: 'meeting.staff_change',
  method: 'PATCH',
  path: '/api/staff-meetings/:meetingId',
  summary: 'Change a planned meeting of the staff; more places go to the waiting list in its order',
  caller: 'account',
  action: 'meeting.change',
  params: meetingId,
  body: z.strictObject({ ...hours, coming }),
  reply: z.strictObject({ meeting }),
  errors: [
    'meeting.hours_reversed',
    'meeting.too_long',
    'meeting.over',
    'meeting.in_progress',
    'meeting.invited_unfit',
    'meeting.places_held',
  ],
});

export const listReservations = route({
  id: 'meeting.reservations',
  method: 'GET',
  path: '/api/meetings/:meetingId/reservations',
  summary: 'Who holds a place and who waits for one, in order, for who leads the meeting',
  caller: 'account',
  action: 'meeting.read',
  params: meetingId,
  reply: z.strictObject({
    places: z.int(),
    held: z.array(person),
    waiting: z.array(person),
  }),
  errors: [],
});

export const reserve = route({
  id: 'meeting.reserve',
  method: 'POST',
  path: '/api/meetings/:meetingId/reservation',
  summary:
    'Reserve a place: held, or on the waiting list when none is left. Once, however often asked',
  caller: 'account',
  action: 'meeting.reserve',
  params: meetingId,
  reply: staffMeeting,
  errors: ['meeting.over'],
});

export const giveBack = route({
  id: 'meeting.give_back',
  method: 'DELETE',
  path: '/api/meetings/:meetingId/reservation',
  summary:
    'Give one’s place back, or leave the waiting list, until the door opens: the first who waits has it',
  caller: 'account',
  action: 'meeting.reserve',
  params: meetingId,
  reply: staffMeeting,
  errors: ['meeting.over', 'meeting.places_settled'],
});

export const readGiven = route({
  id: 'meeting.given_read',
  method: 'POST',
  path: '/api/meetings/:meetingId/reservation/read',
  summary: 'Say that one has read that the waiting list gave a place',
  caller: 'account',
  action: 'meeting.reserve',
  params: meetingId,
  reply: null,
  errors: [],
});
