import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { layers, rightChanges, rightSettings } from './rights.ts';

const changes = z.strictObject({ rights: rightChanges });
const reply = z.strictObject({ layers });

const ofSchool = {
  path: '/api/school/rights',
  caller: 'account',
  action: 'rights.school',
  reply,
  errors: [],
} as const;

export const readSchoolRights = route({
  ...ofSchool,
  id: 'rights.school',
  method: 'GET',
  summary: 'What the school sets for all its classes',
});

export const setSchoolRights = route({
  ...ofSchool,
  id: 'rights.school_set',
  method: 'POST',
  summary: 'Set switches for all classes of the school: lessons that go on follow at once',
  body: changes,
});

const ofGroup = {
  path: '/api/groups/:groupId/rights',
  caller: 'account',
  action: 'rights.group',
  params: z.strictObject({ groupId: id }),
  reply: z.strictObject({ group: z.string(), layers }),
  errors: [],
} as const;

export const readGroupRights = route({
  ...ofGroup,
  id: 'rights.group',
  method: 'GET',
  summary: 'What is set for the lessons of a class, and by the school before',
});

export const setGroupRights = route({
  ...ofGroup,
  id: 'rights.group_set',
  method: 'POST',
  summary: 'Set switches for all lessons of a class: those that go on follow at once',
  body: changes,
});

const ofMeeting = {
  path: '/api/meetings/:meetingId/rights',
  caller: 'account',
  action: 'rights.meeting',
  params: z.strictObject({ meetingId: id }),
} as const;

export const readMeetingRights = route({
  ...ofMeeting,
  id: 'rights.meeting',
  method: 'GET',
  summary: 'What is set for one lesson, for its class and by the school',
  reply,
  errors: [],
});

export const setMeetingRights = route({
  ...ofMeeting,
  id: 'rights.meeting_set',
  method: 'POST',
  summary: 'Set switches for one lesson, before it or while it goes on',
  body: changes,
  reply,
  errors: ['meeting.over'],
});

export const applyRights = route({
  ...ofMeeting,
  id: 'rights.meeting_apply',
  method: 'PUT',
  summary:
    'Put these switches in the place of all that are set for one lesson (a preset, or what was there before it)',
  body: z.strictObject({ rights: rightSettings }),
  reply: z.strictObject({ before: rightSettings, layers }),
  errors: ['meeting.over'],
});
