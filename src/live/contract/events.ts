import { z } from 'zod';
import { mediaSources } from '../../access/contract/actors.ts';
import { rights } from '../../access/contract/rights.ts';
import { event } from '../../platform/contract/event.ts';
import { id } from '../../platform/contract/values.ts';
import { handKinds } from './hands.ts';
import { pickShape, timerShape } from './tools.ts';

/** How a media line went: its page closed it (also to load again), or the network or a fault cut it. */
const departures = ['closed', 'cut'] as const;
export type Departure = (typeof departures)[number];

/** A seat's media line came, or went. */
export const seatConnected = event('seat.connected', z.strictObject({ seatId: id }));
export const seatDisconnected = event(
  'seat.disconnected',
  z.strictObject({ seatId: id, how: z.enum(departures) }),
);

/** A seat published something other than it declared: that source is taken away. */
export const sourceDenied = event(
  'seat.source_denied',
  z.strictObject({ seatId: id, source: z.enum(mediaSources) }),
);

const switches = z.partialRecord(z.enum(rights), z.boolean());

/** The school's, the class's or the lesson's switches are now these: for everybody inside. */
export const rightsSet = event(
  'rights.set',
  z.strictObject({ layer: z.enum(['school', 'class', 'meeting']), rights: switches }),
);
/** One person's switches are now these: told to the hosts, and to that person. */
export const personRightsSet = event(
  'rights.person',
  z.strictObject({ seatId: id, rights: switches }),
);
/** « Calme » was put on or off. */
export const calmSet = event('calm.set', z.strictObject({ on: z.boolean() }));
/** An evaluation began, or is over. */
export const examSet = event('exam.set', z.strictObject({ on: z.boolean() }));
/** A host proposes to somebody to speak or to show themselves; they alone decide. */
export const sourceProposed = event(
  'seat.proposed',
  z.strictObject({ seatId: id, source: z.enum(['microphone', 'camera']) }),
);

const hand = z.strictObject({ seatId: id, wants: z.enum(handKinds) });
/** A hand went up or down: to speak, told to all; for help, to the hosts and to that person. */
export const handRaised = event('hand.raised', hand);
export const handLowered = event('hand.lowered', hand);
/** Somebody has the floor during « Calme », or nobody any more. */
export const floorGiven = event('floor.given', z.strictObject({ seatId: id.nullable() }));

/** The timer or stopwatch that the class sees; `null`: none any more. */
export const timerSet = event('timer.set', z.strictObject({ timer: timerShape.nullable() }));
/** Who was drawn by lot, told to those who may see it; nobody was left; or it is closed (`null`). */
export const pickSet = event('pick.set', z.strictObject({ pick: pickShape.nullable() }));
/** Who is shown large to everybody; `null`: nobody any more. */
export const spotlightSet = event('spotlight.set', z.strictObject({ spotlight: id.nullable() }));
/** The breakouts are others, or others are in them: each page reads the present ones beside this. */
export const breakoutsChanged = event('breakouts.changed', z.strictObject({}));
