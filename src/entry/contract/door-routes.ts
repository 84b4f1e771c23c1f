import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant, line } from '../../platform/contract/values.ts';
import { personName } from '../../school/contract/people.ts';
import { banReason, banSpan } from '../../meeting/contract/bans.ts';

const meetingId = z.strictObject({ meetingId: id });

/** What a teacher can tell those who wait without typing; each page says it in its own language. */
const lobbyPhrases = ['soon', 'turns', 'group', 'material'] as const;
export type LobbyPhrase = (typeof lobbyPhrases)[number];

const phrase = z.enum(lobbyPhrases).nullable();

/** What those who wait are told: a chosen phrase, words of the teacher’s own, or both. */
export const lobbyMessage = z.strictObject({ phrase, words: z.string().nullable() });
export type LobbyMessage = z.output<typeof lobbyMessage>;

/** Somebody who is kept out, with the trace that only those who lead the lesson read. */
const ban = z.strictObject({
  banId: id,
  name: personName,
  lasts: banSpan,
  reason: banReason.nullable(),
  note: z.string().nullable(),
  by: personName.nullable(),
  at: instant,
  liftedAt: instant.nullable(),
});
export type BanView = z.output<typeof ban>;

const door = z.strictObject({
  /** Those of the class who signed in enter by themselves, once the door was opened in this lesson. */
  admitsSignedIn: z.boolean(),
  opened: z.boolean(),
  message: lobbyMessage.nullable(),
  bans: z.array(ban),
});
export type DoorView = z.output<typeof door>;

export const readDoor = route({
  id: 'door.read',
  method: 'GET',
  path: '/api/meetings/:meetingId/door',
  summary:
    'A lesson’s door: its class’s rule, what those who wait are told, who is kept out and why',
  caller: 'account',
  action: 'meeting.door',
  params: meetingId,
  reply: door,
  errors: [],
});

export const ruleDoor = route({
  id: 'door.rule',
  method: 'POST',
  path: '/api/meetings/:meetingId/door/rule',
  summary: 'Let those of this lesson’s class who signed in enter by themselves, or no longer',
  caller: 'account',
  action: 'meeting.door',
  params: meetingId,
  body: z.strictObject({ admitsSignedIn: z.boolean() }),
  reply: door,
  errors: [],
});

export const tellLobby = route({
  id: 'door.tell',
  method: 'POST',
  path: '/api/meetings/:meetingId/door/message',
  summary: 'Tell something to those who wait; null takes it back',
  caller: 'account',
  action: 'meeting.door',
  params: meetingId,
  body: z.strictObject({
    message: z.strictObject({ phrase, words: line(200).nullable() }).nullable(),
  }),
  reply: door,
  errors: ['meeting.over'],
});

export const liftBan = route({
  id: 'door.lift',
  method: 'POST',
  path: '/api/meetings/:meetingId/bans/:banId/lift',
  summary: 'Lift an exclusion: the person may knock again',
  caller: 'account',
  action: 'meeting.door',
  params: z.strictObject({ meetingId: id, banId: id }),
  reply: door,
  errors: [],
});
