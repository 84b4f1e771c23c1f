import { z } from 'zod';
import { meetingStates } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { day, id, instant, line, wallTime } from '../../platform/contract/values.ts';
import { person } from '../../school/contract/people.ts';
import { comingView } from './staff-coming.ts';

export const opensBefore = [0, 5, 10] as const;

export const meeting = z.strictObject({
  meetingId: id,
  seriesId: id.nullable(),
  title: z.string(),
  /** `null` for a meeting of the staff. */
  group: z.strictObject({ groupId: id, name: z.string(), pupils: z.int() }).nullable(),
  /** Who comes to a meeting of the staff; `null` for a lesson. */
  coming: comingView.nullable(),
  /** Who leads it now, by name; `planner` is who planned it. */
  hosts: z.array(z.strictObject({ ...person.shape, planner: z.boolean() })),
  state: z.enum(meetingStates),
  startsAt: instant,
  endsAt: instant,
  opensBeforeMinutes: z.literal(opensBefore),
  /** Pupils at the door, for a lesson that may be opened now. */
  knocking: z.int(),
});
export type MeetingView = z.output<typeof meeting>;

/** Who leads with the planner: people who teach or assist the group. */
const coHostIds = z.array(id).max(8).optional();

/** When a meeting takes place, and its title. */
export const hours = {
  title: line(120),
  /** In the school's time zone. */
  day,
  from: wallTime,
  to: wallTime,
  opensBeforeMinutes: z.literal(opensBefore),
};

const meetingId = z.strictObject({ meetingId: id });

export const listMeetings = route({
  id: 'meeting.list',
  method: 'GET',
  path: '/api/meetings',
  summary:
    'The caller’s lessons of the days from–to (school’s time zone, both included, at most 62)',
  caller: 'account',
  action: 'meeting.list',
  query: z.strictObject({ from: day, to: day }),
  reply: z.strictObject({ meetings: z.array(meeting) }),
  errors: [],
});

export const planMeeting = route({
  id: 'meeting.plan',
  method: 'POST',
  path: '/api/meetings',
  summary: 'Plan a lesson, or a series that repeats every one or two weeks until a day',
  caller: 'account',
  action: 'meeting.plan',
  body: z.strictObject({
    ...hours,
    groupId: id,
    coHostIds,
    repeat: z.strictObject({ everyWeeks: z.literal([1, 2]), until: day }).nullable(),
  }),
  reply: z.strictObject({ meetings: z.array(meeting) }),
  errors: [
    'meeting.group_unknown',
    'meeting.host_unfit',
    'meeting.hours_reversed',
    'meeting.too_long',
    'meeting.repetition_invalid',
  ],
});

export const listColleagues = route({
  id: 'meeting.colleagues',
  method: 'GET',
  path: '/api/groups/:groupId/colleagues',
  summary:
    'Who may lead a group’s lessons: those who teach or assist it and may still act, by name',
  caller: 'account',
  action: 'meeting.colleagues',
  params: z.strictObject({ groupId: id }),
  reply: z.strictObject({
    colleagues: z.array(z.strictObject({ ...person.shape, as: z.enum(['teacher', 'assistant']) })),
  }),
  errors: [],
});

export const changeMeeting = route({
  id: 'meeting.change',
  method: 'PATCH',
  path: '/api/meetings/:meetingId',
  summary:
    'Change a planned lesson’s title, hours or co-hosts; while it goes on, its co-hosts alone',
  caller: 'account',
  action: 'meeting.change',
  params: meetingId,
  /** Without `coHostIds`, they stay. */
  body: z.strictObject({ ...hours, coHostIds }),
  reply: z.strictObject({ meeting }),
  errors: [
    'meeting.host_unfit',
    'meeting.hours_reversed',
    'meeting.too_long',
    'meeting.over',
    'meeting.in_progress',
  ],
});

export const cancelMeeting = route({
  id: 'meeting.cancel',
  method: 'POST',
  path: '/api/meetings/:meetingId/cancel',
  summary: 'Cancel a planned lesson: its links die; it can be restored',
  caller: 'account',
  action: 'meeting.change',
  params: meetingId,
  reply: z.strictObject({ meeting }),
  errors: ['meeting.over', 'meeting.in_progress'],
});

export const restoreMeeting = route({
  id: 'meeting.restore',
  method: 'POST',
  path: '/api/meetings/:meetingId/restore',
  summary: 'Undo a cancellation',
  caller: 'account',
  action: 'meeting.change',
  params: meetingId,
  reply: z.strictObject({ meeting }),
  errors: ['meeting.over', 'meeting.in_progress'],
});

export const openMeeting = route({
  id: 'meeting.open',
  method: 'POST',
  path: '/api/meetings/:meetingId/open',
  summary: 'Open the room, or come back to it: answers the host’s seat',
  caller: 'account',
  action: 'meeting.open',
  params: meetingId,
  reply: z.strictObject({ seatId: id }),
  errors: ['meeting.over'],
});

export const endMeeting = route({
  id: 'meeting.end',
  method: 'POST',
  path: '/api/meetings/:meetingId/end',
  summary: 'End the lesson for everybody',
  caller: 'account',
  action: 'meeting.end',
  params: meetingId,
  reply: z.strictObject({ meeting }),
  errors: ['meeting.over'],
});
