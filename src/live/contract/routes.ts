import { z } from 'zod';
import { guestOrigins, mediaSources, seatRoles } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { id, instant, line } from '../../platform/contract/values.ts';
import { breakoutSet } from './breakout-routes.ts';
import { pickShape, timerShape } from './tools.ts';
import { rightSettings } from './rights.ts';
import { person, personName } from '../../school/contract/people.ts';
import { banReason, banSpan } from '../../meeting/contract/bans.ts';

const seatId = z.strictObject({ seatId: id });

/** A seat as those inside see it. */
const classSeat = z.strictObject({
  seatId: id,
  role: z.enum(seatRoles),
  name: personName,
  connected: z.boolean(),
  /** This person's own switches, for hosts only. */
  rights: rightSettings.nullable(),
});
export type ClassSeat = z.output<typeof classSeat>;

/** Someone at the door, for hosts: an expected pupil or a stranger to the roster. */
const knocking = z.strictObject({
  seatId: id,
  name: personName,
  since: instant,
  expected: z.boolean(),
  /** How a guest came; `null` for somebody of the register. */
  guest: z.enum(guestOrigins).nullable(),
  /** Somebody of the class for whom this guest could be taken. */
  resembles: personName.nullable(),
});
export type KnockingSeat = z.output<typeof knocking>;

/** A second device that opened somebody's personal link, for hosts to answer. */
const deviceRequest = z.strictObject({ requestId: id, name: personName });
export type DeviceRequest = z.output<typeof deviceRequest>;
const classDoor = z.strictObject({
  admitsSignedIn: z.boolean(),
  opened: z.boolean(),
  /** Whom the meeting keeps out; a guest has the name that they gave. */
  excluded: z.array(z.strictObject({ name: personName, isGuest: z.boolean() })),
});
export type ClassDoor = z.output<typeof classDoor>;

/** The class page's state at one event number; everything after comes by events. */
const classroom = z.strictObject({
  after: z.int(),
  me: z.strictObject({
    seatId: id,
    role: z.enum(seatRoles),
    /** Sources that this seat misused and lost. */
    denied: z.array(z.enum(mediaSources)),
    /** What decides this seat's rights: `access/contract/rights.ts` says what comes of it. */
    rights: z.strictObject({
      school: rightSettings,
      class: rightSettings,
      meeting: rightSettings,
      person: rightSettings,
    }),
    address: z.enum(['tu', 'vous']),
  }),
  meeting: z.strictObject({
    meetingId: id,
    title: z.string(),
    /** `null` in a meeting of the staff. */
    group: z.string().nullable(),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string(),
  }),
  /** « Calme » is on. */
  calm: z.boolean(),
  /** An evaluation goes on. */
  exam: z.boolean(),
  /** Raised hands, first raised first; those for help are told to hosts, and to whoever asks. */
  hands: z.strictObject({ speech: z.array(id), help: z.array(id) }),
  /** Who has the floor during « Calme ». */
  floor: id.nullable(),
  /** The server’s clock when this was read: timers run by it. */
  now: instant,
  timer: timerShape.nullable(),
  /** Who was drawn by lot, where this seat may see it. */
  pick: pickShape.nullable(),
  /** Who is shown large to everybody. */
  spotlight: id.nullable(),
  seats: z.array(classSeat),
  /** For hosts only; empty for others. */
  knocking: z.array(knocking),
  /** For hosts only: what the door does by itself, whether it was opened, how many are kept out. */
  door: classDoor.nullable(),
  /** For hosts only: expected pupils who have no seat inside. */
  missing: z.array(person),
  /** For hosts only: devices that wait for their answer. */
  devices: z.array(deviceRequest),
  /** The breakouts that are open, if any are. */
  breakouts: breakoutSet.nullable(),
  /** Where the page's media line goes: same origin, the seat named in the path. */
  mediaPath: z.string(),
});
export type Classroom = z.output<typeof classroom>;

export const readClassroom = route({
  id: 'class.read',
  method: 'GET',
  path: '/api/seats/:seatId/class',
  summary: 'The class as this seat may see it, numbered',
  caller: 'seat',
  action: 'class.read',
  params: seatId,
  reply: classroom,
  errors: [],
});

export const watchClass = route({
  id: 'class.watch',
  method: 'GET',
  path: '/api/seats/:seatId/class/events',
  summary: 'What happens in the class, as server-sent events',
  caller: 'seat',
  action: 'class.watch',
  params: seatId,
  query: z.strictObject({ after: z.coerce.number().int().min(0) }),
  reply: 'events',
  errors: [],
});

export const admit = route({
  id: 'class.admit',
  method: 'POST',
  path: '/api/seats/:seatId/class/admit',
  summary: 'Let in those who wait: some, or all expected ones (null)',
  caller: 'seat',
  action: 'class.admit',
  params: seatId,
  body: z.strictObject({ seatIds: z.array(id).min(1).max(500).nullable() }),
  reply: z.strictObject({ admitted: z.array(id) }),
  errors: [],
});

export const refuse = route({
  id: 'class.refuse',
  method: 'POST',
  path: '/api/seats/:seatId/class/refuse',
  summary: 'Send away from the door: some, or all (null). They may knock again',
  caller: 'seat',
  action: 'class.refuse',
  params: seatId,
  body: z.strictObject({ seatIds: z.array(id).min(1).max(500).nullable() }),
  reply: z.strictObject({ refused: z.array(id) }),
  errors: [],
});

export const sendBack = route({
  id: 'class.return',
  method: 'POST',
  path: '/api/seats/:seatId/class/return',
  summary: 'Send someone who is inside back to the door, where they wait: out of media at once',
  caller: 'seat',
  action: 'class.return',
  params: seatId,
  body: z.strictObject({ seatId: id }),
  reply: null,
  errors: [],
});

export const remove = route({
  id: 'class.remove',
  method: 'POST',
  path: '/api/seats/:seatId/class/remove',
  summary: 'Exclude someone from the lesson: out at once, and not back by any way',
  caller: 'seat',
  action: 'class.remove',
  params: seatId,
  body: z.strictObject({
    seatId: id,
    lasts: banSpan.default('lesson'),
    /** Kept for those who lead the lesson. */
    reason: banReason.nullable().default(null),
    note: line(200).nullable().default(null),
  }),
  reply: null,
  errors: [],
});

export const renameGuest = route({
  id: 'class.rename',
  method: 'POST',
  path: '/api/seats/:seatId/class/rename',
  summary:
    'Correct the name of a guest, who stays marked as one; names of the register stay as they are',
  caller: 'seat',
  action: 'class.rename',
  params: seatId,
  /** As typed: what is wrong with it is said by a problem of its own. */
  body: z.strictObject({ seatId: id, given: z.string().max(200), family: z.string().max(200) }),
  reply: null,
  errors: ['entry.name_unfit', 'entry.name_taken', 'entry.named_by_register'],
});

export const endClass = route({
  id: 'class.end',
  method: 'POST',
  path: '/api/seats/:seatId/class/end',
  summary: 'End the lesson for everybody, from inside',
  caller: 'seat',
  action: 'class.end',
  params: seatId,
  reply: null,
  errors: [],
});

export const remakeClass = route({
  id: 'class.remake',
  method: 'POST',
  path: '/api/seats/:seatId/class/remake',
  summary:
    'End a disturbed lesson and make it anew, with new links, streams and media: those inside follow',
  caller: 'seat',
  action: 'class.remake',
  params: seatId,
  reply: z.strictObject({ seatId: id }),
  errors: [],
});
