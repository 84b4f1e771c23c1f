import { z } from 'zod';
import { meetingStates, seatRoles, seatStates } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { person, personName } from '../../school/contract/people.ts';
import { lobbyMessage } from './door-routes.ts';

const seatId = z.strictObject({ seatId: id });

/**
 * What a person at the door may know: themself, their teacher, the lesson's title and hours. Nobody else's name, no
 * count, nothing of the class. Who came by a class link and said a name is nobody yet: the hours, and no more.
 */
export const entrySeat = z.strictObject({
  seatId: id,
  role: z.enum(seatRoles),
  state: z.enum(seatStates),
  name: personName,
  /** How one is spoken to: pupils as the school does, staff with vous. */
  address: z.enum(['tu', 'vous']),
  meeting: z.strictObject({
    state: z.enum(meetingStates),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string(),
    /** `null` for a guest of the class link until the teacher lets them in once. */
    about: z
      .strictObject({
        title: z.string(),
        /** `null` in a meeting of the staff. */
        group: z.string().nullable(),
        teacher: personName,
      })
      .nullable(),
  }),
  /** The lesson was made anew: this person's seat there. */
  movedTo: id.nullable(),
  /** What the teacher tells those who wait; nothing for who does not. */
  message: lobbyMessage.nullable(),
  /** The last event's number of this seat's own stream, to follow it from there. */
  after: z.int(),
});
export type EntrySeat = z.output<typeof entrySeat>;

export const claimLink = route({
  id: 'link.claim',
  method: 'POST',
  path: '/api/entry/claim',
  summary: 'Open a personal link by a gesture: binds it to this browser and answers the seat',
  caller: 'anyone',
  action: 'link.claim',
  body: z.strictObject({ secret: z.string().min(1).max(128) }),
  reply: entrySeat,
  errors: [
    'entry.link_unknown',
    'entry.too_early',
    'entry.link_taken',
    'entry.device_refused',
    'entry.excluded',
  ],
});

export const readSeat = route({
  id: 'seat.read',
  method: 'GET',
  path: '/api/seats/:seatId',
  summary: 'One’s own seat: where it stands, and what may be known at the door',
  caller: 'seat',
  action: 'seat.read',
  params: seatId,
  reply: entrySeat,
  errors: [],
});

export const knock = route({
  id: 'seat.knock',
  method: 'POST',
  path: '/api/seats/:seatId/knock',
  summary: 'Knock at the door: wait until the teacher admits',
  caller: 'seat',
  action: 'seat.knock',
  params: seatId,
  reply: entrySeat,
  errors: ['entry.over'],
});

export const leave = route({
  id: 'seat.leave',
  method: 'POST',
  path: '/api/seats/:seatId/leave',
  summary: 'Leave the door or the lesson; one may knock again',
  caller: 'seat',
  action: 'seat.leave',
  params: seatId,
  reply: null,
  errors: [],
});

export const watchLobby = route({
  id: 'lobby.watch',
  method: 'GET',
  path: '/api/seats/:seatId/lobby',
  summary:
    'What happens to one’s own seat at the door, as server-sent events with their own numbers',
  caller: 'seat',
  action: 'lobby.watch',
  params: seatId,
  query: z.strictObject({ after: z.coerce.number().int().min(0) }),
  reply: 'events',
  errors: [],
});

export const answerDevice = route({
  id: 'link.answer',
  method: 'POST',
  path: '/api/seats/:seatId/devices/:requestId',
  summary:
    'Say whether a second device that opened a personal link is the same person: their seat moves to it, or not',
  caller: 'seat',
  action: 'link.answer',
  params: z.strictObject({ seatId: id, requestId: id }),
  body: z.strictObject({ accepted: z.boolean() }),
  reply: null,
  errors: ['entry.request_gone'],
});

export const entryLink = z.strictObject({ person, link: z.url(), opened: z.boolean() });
export type EntryLinkView = z.output<typeof entryLink>;

export const renewLinks = route({
  id: 'meeting.links.renew',
  method: 'POST',
  path: '/api/meetings/:meetingId/links',
  summary:
    'Make new personal links for all expected pupils, or some; older links of theirs die. Shown once',
  caller: 'account',
  action: 'meeting.links',
  params: z.strictObject({ meetingId: id }),
  body: z.strictObject({ personIds: z.array(id).max(500).nullable() }),
  reply: z.strictObject({ links: z.array(entryLink) }),
  errors: ['meeting.over'],
});
