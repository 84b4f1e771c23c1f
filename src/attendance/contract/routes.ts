import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { day, id, instant } from '../../platform/contract/values.ts';
import { person, personName } from '../../school/contract/people.ts';
import { reasons, statuses } from './statuses.ts';

const presence = {
  status: z.enum(statuses),
  /** Minutes missed at the beginning: for `late`, and for `left` and `network` when they were late too. */
  lateMinutes: z.int().min(1).max(720).nullable(),
};

/** A pupil's line. */
const entry = z.strictObject({
  person,
  ...presence,
  /** What presence proposes, for who takes the roll, until it is confirmed; nothing of it is kept. */
  proposed: z
    .strictObject({
      ...presence,
      arrivedAt: instant.nullable(),
      lastSeenAt: instant.nullable(),
      why: z.enum(reasons).nullable(),
    })
    .nullable(),
});
export type RollCallEntry = z.output<typeof entry>;

/** Who changed what, when; `by` is `null` for somebody whose record is erased. */
const change = z.strictObject({
  at: instant,
  by: personName.nullable(),
  person: personName,
  from: z.strictObject(presence),
  to: z.strictObject(presence),
});
export type RollCallChange = z.output<typeof change>;

const lesson = {
  meetingId: id,
  title: z.string(),
  group: z.string(),
  startsAt: instant,
  endsAt: instant,
};

const rollCall = z.strictObject({
  lesson: z.strictObject(lesson),
  /** The lesson goes on: the list may still change by itself. */
  going: z.boolean(),
  confirmedAt: instant.nullable(),
  confirmedBy: personName.nullable(),
  /** May the caller correct and confirm? */
  mine: z.boolean(),
  /** What was read, to be sent back when it is confirmed. */
  seen: z.string(),
  entries: z.array(entry),
  history: z.array(change),
});
export type RollCall = z.output<typeof rollCall>;

const meetingId = z.strictObject({ meetingId: id });

export const readRollCall = route({
  id: 'attendance.read',
  method: 'GET',
  path: '/api/meetings/:meetingId/roll-call',
  summary: 'A lesson’s roll call: proposed from presence until a host confirms it',
  caller: 'account',
  action: 'attendance.read',
  params: meetingId,
  reply: rollCall,
  errors: ['attendance.not_held'],
});

export const correctEntry = route({
  id: 'attendance.correct',
  method: 'PUT',
  path: '/api/meetings/:meetingId/roll-call/entries/:personId',
  summary: 'Correct a pupil’s line, before or after it is confirmed',
  caller: 'account',
  action: 'attendance.take',
  params: z.strictObject({ meetingId: id, personId: id }),
  body: z.strictObject(presence),
  reply: rollCall,
  errors: ['attendance.not_held'],
});

export const confirmRollCall = route({
  id: 'attendance.confirm',
  method: 'POST',
  path: '/api/meetings/:meetingId/roll-call/confirm',
  summary: 'Confirm the list that was read: it becomes the school’s record',
  caller: 'account',
  action: 'attendance.take',
  params: meetingId,
  body: z.strictObject({ seen: z.string().max(100) }),
  reply: rollCall,
  errors: ['attendance.not_held', 'attendance.changed'],
});

export const listPresentSeats = route({
  id: 'attendance.present-seats',
  method: 'GET',
  path: '/api/meetings/:meetingId/roll-call/present',
  summary:
    'Seats of those inside whom the roll call says present or late, as it stands: to make groups of those who came',
  caller: 'account',
  action: 'attendance.take',
  params: meetingId,
  reply: z.strictObject({ seatIds: z.array(id) }),
  errors: ['attendance.not_held'],
});

const file = z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.base64() });
export type RollCallFile = z.output<typeof file>;
const languages = z.enum(['fr', 'en']);

export const exportRollCall = route({
  id: 'attendance.file',
  method: 'GET',
  path: '/api/meetings/:meetingId/roll-call/file',
  summary: 'A confirmed roll call as CSV or PDF',
  caller: 'account',
  action: 'attendance.read',
  params: meetingId,
  query: z.strictObject({ format: z.enum(['csv', 'pdf']), language: languages }),
  reply: file,
  errors: ['attendance.not_confirmed'],
});

/** A lesson of the day, for the office. */
const dayLesson = z.strictObject({
  ...lesson,
  hosts: z.array(personName),
  confirmedAt: instant.nullable(),
  /** How many pupils of each; `null` until the roll call is confirmed. */
  counts: z.record(z.enum(statuses), z.int()).nullable(),
});

export const listRollCalls = route({
  id: 'attendance.list',
  method: 'GET',
  path: '/api/roll-calls',
  summary: 'The school’s lessons of a day that were held, each with its roll call’s standing',
  caller: 'account',
  action: 'attendance.list',
  query: z.strictObject({ day }),
  reply: z.strictObject({ lessons: z.array(dayLesson) }),
  errors: [],
});
export type DayLesson = z.output<typeof dayLesson>;

export const exportDay = route({
  id: 'attendance.day-file',
  method: 'GET',
  path: '/api/roll-calls/file',
  summary: 'Every line of the confirmed roll calls of a day, as CSV',
  caller: 'account',
  action: 'attendance.list',
  query: z.strictObject({ day, language: languages }),
  reply: file,
  errors: [],
});
