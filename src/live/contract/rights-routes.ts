import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { rightChanges } from './rights.ts';

const seatId = z.strictObject({ seatId: id });

export const setRights = route({
  id: 'class.rights',
  method: 'POST',
  path: '/api/seats/:seatId/class/rights',
  summary:
    'Set switches of what people may do: for everybody in this lesson (null), or for some of them',
  caller: 'seat',
  action: 'class.rights',
  params: seatId,
  body: z.strictObject({ seatIds: z.array(id).min(1).max(500).nullable(), rights: rightChanges }),
  reply: null,
  errors: [],
});

export const setCalm = route({
  id: 'class.calm',
  method: 'POST',
  path: '/api/seats/:seatId/class/calm',
  summary:
    '« Calme »: hold back microphones, cameras, screens and writing, or give each one exactly their rights back',
  caller: 'seat',
  action: 'class.calm',
  params: seatId,
  body: z.strictObject({ on: z.boolean() }),
  reply: null,
  errors: [],
});

export const quiet = route({
  id: 'class.quiet',
  method: 'POST',
  path: '/api/seats/:seatId/class/quiet',
  summary:
    'Close the open microphones, cameras or screens of some, or of all but the hosts (null); they may open them again',
  caller: 'seat',
  action: 'class.quiet',
  params: seatId,
  body: z.strictObject({
    seatIds: z.array(id).min(1).max(500).nullable(),
    source: z.enum(['microphone', 'camera', 'screen']),
  }),
  reply: null,
  errors: [],
});

export const propose = route({
  id: 'class.propose',
  method: 'POST',
  path: '/api/seats/:seatId/class/propose',
  summary:
    'Propose to somebody to open their microphone or camera, with the right to; they alone decide',
  caller: 'seat',
  action: 'class.propose',
  params: seatId,
  body: z.strictObject({ seatId: id, source: z.enum(['microphone', 'camera']) }),
  reply: null,
  errors: [],
});

export const setExam = route({
  id: 'class.exam',
  method: 'POST',
  path: '/api/seats/:seatId/class/exam',
  summary:
    'Evaluation: each learner sees those who lead and themselves, and nobody else; or all is as before',
  caller: 'seat',
  action: 'class.exam',
  params: seatId,
  body: z.strictObject({ on: z.boolean() }),
  reply: null,
  errors: [],
});
