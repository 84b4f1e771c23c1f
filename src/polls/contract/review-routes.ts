import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { lessonOver } from '../../meeting/contract/over.ts';
import { exportPoll, readPolls } from './routes.ts';

const lesson = z.strictObject({ meetingId: id });
const one = lesson.extend({ pollId: id });

const review = z.strictObject({
  lesson: lessonOver,
  /** When all of it goes by itself. */
  erasedAt: instant,
  polls: readPolls.reply.shape.polls,
});
export type PollReview = z.output<typeof review>;

const reviewed = { caller: 'account', action: 'poll.review' } as const;

export const listReviews = route({
  id: 'poll.reviews',
  method: 'GET',
  path: '/api/polls',
  summary: 'Lessons that one led, that are over, and of which polls are still there',
  caller: 'account',
  action: 'meeting.list',
  reply: z.strictObject({ meetingIds: z.array(id) }),
  errors: [],
});

export const readReview = route({
  ...reviewed,
  id: 'poll.review',
  method: 'GET',
  path: '/api/meetings/:meetingId/polls',
  summary: 'The polls of a lesson that is over, for who led it: until the next day',
  params: lesson,
  reply: review,
  errors: ['poll.lesson_not_over'],
});

export const exportReview = route({
  ...reviewed,
  id: 'poll.review.file',
  method: 'GET',
  path: '/api/meetings/:meetingId/polls/:pollId/file',
  summary: 'What came out of a poll of a lesson that is over, as a spreadsheet (CSV)',
  params: one,
  query: exportPoll.query,
  reply: exportPoll.reply,
  errors: ['poll.lesson_not_over', 'poll.still_open', 'poll.too_few'],
});

export const deleteReview = route({
  ...reviewed,
  id: 'poll.review.delete',
  method: 'DELETE',
  path: '/api/meetings/:meetingId/polls/:pollId',
  summary: 'Take a poll of a lesson that is over away before its time',
  params: one,
  reply: null,
  errors: ['poll.lesson_not_over'],
});
