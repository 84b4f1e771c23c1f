import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { reactionKinds } from './reactions.ts';
import { timerActs } from './tools.ts';

const seatId = z.strictObject({ seatId: id });

export const setTimer = route({
  id: 'class.timer',
  method: 'POST',
  path: '/api/seats/:seatId/class/timer',
  summary: 'The timer or stopwatch that the class sees: start, pause, resume, add minutes, stop',
  caller: 'seat',
  action: 'class.timer',
  params: seatId,
  body: z.strictObject({
    act: z.enum(timerActs),
    /** For `start`: how long, `null` for a stopwatch; for `add`: how much more. */
    minutes: z.int().min(1).max(180).nullable(),
  }),
  reply: null,
  errors: [],
});

export const pick = route({
  id: 'class.pick',
  method: 'POST',
  path: '/api/seats/:seatId/class/pick',
  summary:
    'Draw somebody who is inside by lot, each once in a lesson; show who it is to all, or to hosts alone',
  caller: 'seat',
  action: 'class.pick',
  params: seatId,
  body: z.strictObject({
    act: z.enum(['draw', 'show', 'hide', 'restart', 'close']),
    /** Whom the page shows as drawn: a draw that was made meanwhile is not made again. */
    seen: id.nullable(),
  }),
  /** How many could still be drawn. */
  reply: z.strictObject({ left: z.int() }),
  errors: [],
});

export const spotlight = route({
  id: 'class.spotlight',
  method: 'POST',
  path: '/api/seats/:seatId/class/spotlight',
  summary: 'Show one person large to everybody, or nobody any more (null)',
  caller: 'seat',
  action: 'class.spotlight',
  params: seatId,
  body: z.strictObject({ seatId: id.nullable() }),
  reply: null,
  errors: [],
});

export const react = route({
  id: 'class.react',
  method: 'POST',
  path: '/api/seats/:seatId/class/reaction',
  summary: 'React by a sign, shown for a moment to those inside and kept nowhere',
  caller: 'seat',
  action: 'class.react',
  params: seatId,
  body: z.strictObject({ kind: z.enum(reactionKinds) }),
  reply: null,
  errors: [],
});
