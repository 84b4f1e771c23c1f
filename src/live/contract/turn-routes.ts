import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';

/**
 * A standing room is the lessons that one person leads, one after the other: each keeps its own seats, door,
 * streams and media. What a host knows of the next one while they are in the present one: no name.
 */
const nextLesson = z.strictObject({
  meetingId: id,
  title: z.string(),
  group: z.string(),
  startsAt: instant,
  /** Pupils at its door. */
  waiting: z.int(),
});
export type NextLesson = z.output<typeof nextLesson>;

const seatId = z.strictObject({ seatId: id });

export const readNext = route({
  id: 'class.next',
  method: 'GET',
  path: '/api/seats/:seatId/class/next',
  summary: 'The lesson that follows in this host’s room within the hour, if one does',
  caller: 'seat',
  action: 'class.next',
  params: seatId,
  reply: z.strictObject({ next: nextLesson.nullable() }),
  errors: [],
});

export const turnPage = route({
  id: 'class.turn',
  method: 'POST',
  path: '/api/seats/:seatId/class/turn',
  summary:
    'Turn the page: end this lesson, open the next one and let in those of its class who wait; answers the host’s seat there',
  caller: 'seat',
  action: 'class.turn',
  params: seatId,
  body: z.strictObject({ meetingId: id }),
  reply: z.strictObject({ seatId: id }),
  errors: ['meeting.over'],
});
