import { z } from 'zod';
import { seatRoles } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { personName } from '../../school/contract/people.ts';
import { chatRule } from './rules.ts';
import { termChoices } from './terms.ts';
import { longestMessage, longestTyped, plainText } from './text.ts';

const seatId = z.strictObject({ seatId: id });

const text = z
  .string()
  .max(longestTyped)
  .transform(plainText)
  .pipe(z.string().min(1).max(longestMessage));

const someone = z.strictObject({ seatId: id, role: z.enum(seatRoles), name: personName });

/** A message, as those who may read it see it. */
const message = z.strictObject({
  messageId: id,
  from: someone,
  /** `hosts`: those who lead the lesson; `one`: one person, and those who lead. */
  to: z.enum(['all', 'hosts', 'one']),
  one: someone.nullable(),
  /** The number of the breakout where it was said, to those in it; `null` for the whole class. */
  breakout: z.int().nullable(),
  text: z.string(),
  at: instant,
  /** Somebody reported it; only those who lead are told. */
  reported: z.boolean(),
});
export type Message = z.output<typeof message>;

/** Made by the page for each message: one that is sent twice because of a cut is said once. */
const attempt = id;

export const readChat = route({
  id: 'chat.read',
  method: 'GET',
  path: '/api/seats/:seatId/chat',
  summary:
    'The messages of this lesson that this seat may read: the latest ones, or the latest before one of them, in order',
  caller: 'seat',
  action: 'chat.read',
  params: seatId,
  query: z.strictObject({ before: id.optional() }),
  reply: z.strictObject({
    messages: z.array(message),
    /** There are messages before these. */
    more: z.boolean(),
    rule: chatRule,
    /** The rule is a class's: those who lead may set it. */
    ofClass: z.boolean(),
    /** Days that these messages stay once the lesson is over, by the school's choice. */
    keptDays: z.literal(termChoices),
  }),
  errors: [],
});

export const say = route({
  id: 'chat.say',
  method: 'POST',
  path: '/api/seats/:seatId/chat',
  summary:
    'Write to those who lead the lesson, or to everybody in it; from a breakout, to everybody in that one',
  caller: 'seat',
  action: 'chat.say',
  params: seatId,
  body: z.strictObject({
    to: z.enum(['hosts', 'all']),
    /** The breakout whose people are meant by `all`; `null`: the class. */
    breakoutId: id.nullable().default(null),
    text,
    attempt,
  }),
  reply: message,
  errors: ['chat.too_fast', 'chat.slow', 'chat.no_links', 'chat.moved'],
});

export const tellOne = route({
  id: 'chat.tell',
  method: 'POST',
  path: '/api/seats/:seatId/chat/one',
  summary: 'Write to one person inside: whoever else leads the lesson reads it too',
  caller: 'seat',
  action: 'chat.tell',
  params: seatId,
  body: z.strictObject({ toSeatId: id, text, attempt }),
  reply: message,
  errors: ['chat.too_fast'],
});

export const deleteMessage = route({
  id: 'chat.delete',
  method: 'DELETE',
  path: '/api/seats/:seatId/chat/:messageId',
  summary: 'Take a message away from everybody, for good',
  caller: 'seat',
  action: 'chat.moderate',
  params: z.strictObject({ seatId: id, messageId: id }),
  reply: null,
  errors: [],
});

export const clearChat = route({
  id: 'chat.clear',
  method: 'DELETE',
  path: '/api/seats/:seatId/chat',
  summary: 'Take all messages of the lesson away from everybody, for good',
  caller: 'seat',
  action: 'chat.moderate',
  params: seatId,
  reply: null,
  errors: [],
});

export const ruleChat = route({
  id: 'chat.rule',
  method: 'POST',
  path: '/api/seats/:seatId/chat/rule',
  summary: 'Set what holds for the messages of all lessons of this class',
  caller: 'seat',
  action: 'chat.moderate',
  params: seatId,
  body: chatRule,
  reply: chatRule,
  errors: ['chat.no_class'],
});

export const reportMessage = route({
  id: 'chat.report',
  method: 'POST',
  path: '/api/seats/:seatId/chat/:messageId/report',
  summary:
    'Report a message that one reads: it is kept apart, sealed, for those who answer for the school',
  caller: 'seat',
  action: 'chat.report',
  params: z.strictObject({ seatId: id, messageId: id }),
  reply: null,
  errors: [],
});

export const exportChat = route({
  id: 'chat.export',
  method: 'GET',
  path: '/api/seats/:seatId/chat/file',
  summary: 'All messages of this lesson, as a spreadsheet',
  caller: 'seat',
  action: 'chat.moderate',
  params: seatId,
  query: z.strictObject({ language: z.enum(['fr', 'en']) }),
  reply: z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.string() }),
  errors: [],
});
