import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { handKinds } from './hands.ts';

const seatId = z.strictObject({ seatId: id });
const wants = z.enum(handKinds);

export const raiseHand = route({
  id: 'hand.raise',
  method: 'POST',
  path: '/api/seats/:seatId/class/hand',
  summary: 'Raise or lower one’s own hand: to speak, or in silence for help, which only hosts see',
  caller: 'seat',
  action: 'hand.raise',
  params: seatId,
  body: z.strictObject({ wants, up: z.boolean() }),
  reply: null,
  errors: [],
});

export const lowerHands = route({
  id: 'hand.lower',
  method: 'POST',
  path: '/api/seats/:seatId/class/hands/lower',
  summary: 'Lower hands, or note calls for help as answered: of some, or of everybody (null)',
  caller: 'seat',
  action: 'hand.lower',
  params: seatId,
  body: z.strictObject({ wants, seatIds: z.array(id).min(1).max(500).nullable() }),
  reply: null,
  errors: [],
});

export const giveFloor = route({
  id: 'class.floor',
  method: 'POST',
  path: '/api/seats/:seatId/class/floor',
  summary:
    'Give somebody the floor: their hand is lowered, they may speak, alone during « Calme », and are asked whether they want to; null takes it back',
  caller: 'seat',
  action: 'class.floor',
  params: seatId,
  body: z.strictObject({ seatId: id.nullable() }),
  reply: null,
  errors: [],
});
