import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { longestTyped, plainText } from '../../chat/contract/text.ts';
import { personName } from '../../school/contract/people.ts';
import {
  fitsKind,
  longestAnswer,
  longestOption,
  longestQuestion,
  mostOptions,
  needsQuestion,
  pollKinds,
} from './kinds.ts';

const seatId = z.strictObject({ seatId: id });
const pollId = z.strictObject({ seatId: id, pollId: id });

const typed = (min: number, max: number) =>
  z.string().max(longestTyped).transform(plainText).pipe(z.string().min(min).max(max));

export const choiceOf = z
  .int()
  .min(0)
  .max(mostOptions - 1);

/** A question: its kind, its words, and the choices that were written for it. */
export const questionParts = {
  kind: z.enum(pollKinds),
  question: typed(0, longestQuestion),
  options: z.array(typed(1, longestOption)).max(mostOptions),
};

/** A question as it is asked. */
const question = z
  .strictObject({
    ...questionParts,
    /** Decided here, and for good. */
    anonymous: z.boolean(),
  })
  .refine(({ kind, options }) => fitsKind(kind, options))
  .refine(({ kind, question: words }) => words !== '' || !needsQuestion(kind));
export type NewPoll = z.output<typeof question>;

const given = { choices: z.array(z.int()), text: z.string().nullable() };

const text = z.strictObject({ answerId: id, text: z.string() });

/** What came out: how many chose each choice, or what was written, in no order that tells anything. */
const results = z.strictObject({ counts: z.array(z.int()), texts: z.array(text) });
export type PollResults = z.output<typeof results>;

/** Who answered what, for who leads, of a poll by name. */
const vote = z.strictObject({ answerId: id, seatId: id, name: personName, ...given });
export type PollVote = z.output<typeof vote>;

/** A poll, as one seat may see it. */
const poll = z.strictObject({
  pollId: id,
  kind: z.enum(pollKinds),
  question: z.string(),
  options: z.array(z.string()),
  anonymous: z.boolean(),
  openedAt: instant,
  open: z.boolean(),
  shared: z.boolean(),
  /** How many answered, for who may see results. */
  answered: z.int().nullable(),
  /** What this seat answered; of an anonymous poll, while it is open, only that it did. */
  mine: z.strictObject({ choices: given.choices.nullable(), text: given.text }).nullable(),
  /** `null` for who may not see them, and of an anonymous poll that is open or that too few answered. */
  results: results.nullable(),
  votes: z.array(vote).nullable(),
  /** The choices that are right, for who may see results; `null` where none is. */
  expected: z.array(z.int()).nullable(),
  /** The prepared question that it asks, for who leads. */
  from: z.strictObject({ setId: id, place: z.int() }).nullable(),
});
export type Poll = z.output<typeof poll>;

const seated = { caller: 'seat', params: pollId } as const;

export const readPolls = route({
  id: 'poll.read',
  method: 'GET',
  path: '/api/seats/:seatId/polls',
  summary: 'The polls of this lesson, as this seat may see them, the latest first',
  caller: 'seat',
  action: 'poll.read',
  params: seatId,
  reply: z.strictObject({ polls: z.array(poll) }),
  errors: [],
});

export const openPoll = route({
  id: 'poll.open',
  method: 'POST',
  path: '/api/seats/:seatId/polls',
  summary: 'Ask everybody inside something; anonymous or by name, for good',
  caller: 'seat',
  action: 'poll.lead',
  params: seatId,
  body: question,
  reply: z.strictObject({ pollId: id }),
  errors: ['poll.one_open'],
});

export const answerPoll = route({
  ...seated,
  id: 'poll.answer',
  method: 'PUT',
  path: '/api/seats/:seatId/polls/:pollId/answer',
  summary: 'Answer an open poll: by name as often as one changes one’s mind, anonymously once',
  action: 'poll.answer',
  body: z.strictObject({
    choices: z.array(choiceOf).max(mostOptions),
    text: typed(1, longestAnswer).nullable(),
  }),
  reply: null,
  errors: ['poll.closed', 'poll.already_answered', 'poll.too_fast'],
});

export const closePoll = route({
  ...seated,
  id: 'poll.close',
  method: 'POST',
  path: '/api/seats/:seatId/polls/:pollId/close',
  summary: 'Close a poll: nobody answers any more',
  action: 'poll.lead',
  reply: null,
  errors: [],
});

export const sharePoll = route({
  ...seated,
  id: 'poll.share',
  method: 'PUT',
  path: '/api/seats/:seatId/polls/:pollId/sharing',
  summary: 'Show everybody inside what came out of a closed poll, without names, or no longer',
  action: 'poll.lead',
  body: z.strictObject({ shared: z.boolean() }),
  reply: null,
  errors: ['poll.still_open', 'poll.too_few'],
});

export const deleteAnswer = route({
  id: 'poll.delete_answer',
  method: 'DELETE',
  path: '/api/seats/:seatId/polls/:pollId/answers/:answerId',
  summary: 'Take a written answer away from everybody, for good',
  caller: 'seat',
  action: 'poll.lead',
  params: pollId.extend({ answerId: id }),
  reply: null,
  errors: [],
});

export const deletePoll = route({
  ...seated,
  id: 'poll.delete',
  method: 'DELETE',
  path: '/api/seats/:seatId/polls/:pollId',
  summary: 'Take a poll and its answers away, for good',
  action: 'poll.lead',
  reply: null,
  errors: [],
});

const file = z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.string() });
export type PollFile = z.output<typeof file>;

export const exportPoll = route({
  ...seated,
  id: 'poll.export',
  method: 'GET',
  path: '/api/seats/:seatId/polls/:pollId/file',
  summary: 'What came out of a closed poll as a spreadsheet (CSV): by name, or in numbers',
  action: 'poll.lead',
  query: z.strictObject({ language: z.enum(['fr', 'en']) }),
  reply: file,
  errors: ['poll.still_open', 'poll.too_few'],
});
