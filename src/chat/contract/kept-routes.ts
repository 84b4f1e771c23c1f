import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { lessonOver } from '../../meeting/contract/over.ts';
import { personName } from '../../school/contract/people.ts';
import { exportChat, readChat } from './routes.ts';
import { termChoices } from './terms.ts';

const days = z.literal(termChoices);

const term = z.strictObject({
  days,
  /** Who chose it, when; `null` while nobody has. */
  set: z.strictObject({ at: instant, by: personName.nullable() }).nullable(),
});
export type Term = z.output<typeof term>;

export const readTerm = route({
  id: 'chat.term.read',
  method: 'GET',
  path: '/api/school/chat-term',
  summary: 'How long the school keeps the messages of a lesson that is over',
  caller: 'account',
  action: 'chat.term_read',
  reply: term,
  errors: [],
});

export const setTerm = route({
  id: 'chat.term.set',
  method: 'POST',
  path: '/api/school/chat-term',
  summary:
    'Choose how long messages are kept: a shorter time holds also for what is stored, a longer one for lessons that end from now on',
  caller: 'account',
  action: 'chat.term',
  body: z.strictObject({ days }),
  reply: term,
  errors: [],
});

const lesson = z.strictObject({ meetingId: id });

const kept = z.strictObject({
  lesson: lessonOver,
  /** When all of it goes by itself. */
  erasedAt: instant,
  messages: readChat.reply.shape.messages,
  /** There are messages before these. */
  more: z.boolean(),
});
export type KeptMessages = z.output<typeof kept>;

const reviewed = { caller: 'account', action: 'chat.review' } as const;

export const listKept = route({
  id: 'chat.kept',
  method: 'GET',
  path: '/api/chat',
  summary: 'Lessons that one led, that are over, and of which messages are still there',
  caller: 'account',
  action: 'meeting.list',
  reply: z.strictObject({ meetingIds: z.array(id) }),
  errors: [],
});

export const readKept = route({
  ...reviewed,
  id: 'chat.kept.read',
  method: 'GET',
  path: '/api/meetings/:meetingId/chat',
  summary: 'The messages of a lesson that is over, for who led it, until the school’s term',
  params: lesson,
  query: readChat.query,
  reply: kept,
  errors: ['chat.lesson_not_over'],
});

export const exportKept = route({
  ...reviewed,
  id: 'chat.kept.file',
  method: 'GET',
  path: '/api/meetings/:meetingId/chat/file',
  summary: 'All messages of a lesson that is over, as a spreadsheet (CSV)',
  params: lesson,
  query: exportChat.query,
  reply: exportChat.reply,
  errors: ['chat.lesson_not_over'],
});

export const clearKept = route({
  ...reviewed,
  id: 'chat.kept.clear',
  method: 'DELETE',
  path: '/api/meetings/:meetingId/chat',
  summary: 'Erase the messages of a lesson that is over before their time',
  params: lesson,
  reply: null,
  errors: ['chat.lesson_not_over'],
});
