import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { mostBreakouts, mostLearners } from './breakouts.ts';

const breakout = z.strictObject({
  breakoutId: id,
  number: z.int(),
  /** It waits for somebody who leads. */
  called: z.boolean(),
  /** Who is in it now. */
  seatIds: z.array(id),
  /** Of those who lead: who listens from the balcony, and sends nothing. */
  listening: z.array(id),
});

/** The breakouts of a lesson at one instant, as one may see them; whoever is in none is in the main room. */
export const breakoutSet = z.strictObject({
  /** The server’s clock when it was read: a page counts what is left from here. */
  now: instant,
  /** When they close by themselves. */
  endsAt: instant.nullable(),
  /** Learners choose where they go. */
  byChoice: z.boolean(),
  /** How many learners a breakout takes, of those who choose; `null`: as many as come. */
  limit: z.int().nullable(),
  /** What the reader may choose from. */
  choices: z.array(
    z.strictObject({
      breakoutId: id,
      number: z.int(),
      /** How many learners are in it. */
      size: z.int(),
    }),
  ),
  /** All of them for who leads; for everybody else, their own one if they are in any. */
  breakouts: z.array(breakout),
  /** Of those whom the reader may know: who is in a breakout, and not in the reader’s. */
  elsewhere: z.array(id),
});
export type BreakoutSet = z.output<typeof breakoutSet>;

/** What is said of breakouts beside who is in them. */
export const breakoutMeasures = {
  /** How long they are open; `null`: until they are closed. */
  minutes: z.int().min(1).max(180).nullable(),
  /** Who was put nowhere chooses; whom a host puts somewhere stays there. */
  byChoice: z.boolean(),
  /** How many may choose the same breakout; `null`: as many as like. Hosts may put in more. */
  limit: z.int().min(1).max(mostLearners).nullable(),
};

const seatId = z.strictObject({ seatId: id });
const some = z.array(id).max(100);
const { minutes } = breakoutMeasures;

export const openBreakouts = route({
  id: 'breakouts.open',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts',
  summary:
    'Open breakouts, each with its people, for some minutes or until they are closed: everybody goes there at once, and the others choose if they may',
  caller: 'seat',
  action: 'breakout.lead',
  params: seatId,
  body: z.strictObject({
    breakouts: z.array(some).min(1).max(mostBreakouts),
    ...breakoutMeasures,
  }),
  reply: null,
  errors: ['breakouts.open'],
});

export const placeSeats = route({
  id: 'breakouts.place',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts/place',
  summary:
    'Put people into a breakout, or back into the main room (null); by their own seat, a host visits one and comes back',
  caller: 'seat',
  action: 'breakout.lead',
  params: seatId,
  body: z.strictObject({ seatIds: some.min(1), breakoutId: id.nullable() }),
  reply: null,
  errors: [],
});

export const listenToBreakout = route({
  id: 'breakouts.listen',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts/listen',
  summary:
    'Listen to a breakout from its balcony: in its room, sending nothing; its people are told',
  caller: 'seat',
  action: 'breakout.lead',
  params: seatId,
  body: z.strictObject({ breakoutId: id }),
  reply: null,
  errors: [],
});

export const setBreakoutTimer = route({
  id: 'breakouts.timer',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts/timer',
  summary: 'Let the open breakouts close by themselves in some minutes, or not (null)',
  caller: 'seat',
  action: 'breakout.lead',
  params: seatId,
  body: z.strictObject({ minutes }),
  reply: null,
  errors: [],
});

export const closeBreakouts = route({
  id: 'breakouts.close',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts/close',
  summary:
    'Close one breakout, or all of them (null): whoever is in it comes back to the main room',
  caller: 'seat',
  action: 'breakout.lead',
  params: seatId,
  body: z.strictObject({ breakoutId: id.nullable() }),
  reply: null,
  errors: [],
});

export const answerBreakout = route({
  id: 'breakouts.answer',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts/answer',
  summary: 'Say that the call of a breakout was heard',
  caller: 'seat',
  action: 'breakout.lead',
  params: seatId,
  body: z.strictObject({ breakoutId: id }),
  reply: null,
  errors: [],
});

export const chooseBreakout = route({
  id: 'breakouts.choose',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts/choose',
  summary: 'Go to a breakout by one’s own choice, where those who lead let people choose',
  caller: 'seat',
  action: 'breakout.choose',
  params: seatId,
  body: z.strictObject({ breakoutId: id }),
  reply: null,
  errors: ['breakouts.put_by_host', 'breakouts.full'],
});

export const callHost = route({
  id: 'breakouts.call',
  method: 'POST',
  path: '/api/seats/:seatId/breakouts/call',
  summary: 'Call those who lead the lesson to the breakout where one is',
  caller: 'seat',
  action: 'breakout.call',
  params: seatId,
  reply: null,
  errors: [],
});
