import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { personName } from '../../school/contract/people.ts';

/** A lesson as whoever is expected in it may know it: no other pupil, no count. */
const ownLesson = z.strictObject({
  meetingId: id,
  title: z.string(),
  teachers: z.array(personName),
  startsAt: instant,
  endsAt: instant,
  /** When its door opens. */
  opensAt: instant,
});
export type OwnLesson = z.output<typeof ownLesson>;

export const listOwnLessons = route({
  id: 'lesson.mine',
  method: 'GET',
  path: '/api/my-lessons',
  summary: 'Lessons of the next seven days in which the caller is expected',
  caller: 'account',
  action: 'lesson.mine',
  reply: z.strictObject({ lessons: z.array(ownLesson) }),
  errors: [],
});

export const comeToLesson = route({
  id: 'lesson.come',
  method: 'POST',
  path: '/api/meetings/:meetingId/come',
  summary: 'Come to the door of a lesson in which one is expected, signed in: answers the seat',
  caller: 'account',
  action: 'lesson.come',
  params: z.strictObject({ meetingId: id }),
  reply: z.strictObject({ seatId: id }),
  errors: ['entry.too_early', 'entry.excluded', 'entry.over'],
});
