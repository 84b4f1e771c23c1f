import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant, line } from '../../platform/contract/values.ts';
import { fitsExpected } from './expected.ts';
import { choiceOf, questionParts } from './routes.ts';
import { fitsKind, mostOptions, mostQuestions } from './kinds.ts';

/** A question that is kept, with the answer that is expected when there is a right one. */
const prepared = z
  .strictObject({
    ...questionParts,
    question: questionParts.question.pipe(z.string().min(1)),
    anonymous: z.boolean(),
    expected: z.array(choiceOf).max(mostOptions),
  })
  .refine(({ kind, options }) => fitsKind(kind, options))
  .refine(fitsExpected);
export type PreparedQuestion = z.output<typeof prepared>;

const written = z.strictObject({
  title: line(100),
  questions: z.array(prepared).max(mostQuestions),
});
export type WrittenSet = z.output<typeof written>;

const questionSet = z.strictObject({
  setId: id,
  changedAt: instant,
  title: z.string(),
  questions: z.array(
    z.strictObject({
      kind: questionParts.kind,
      question: z.string(),
      options: z.array(z.string()),
      anonymous: z.boolean(),
      expected: z.array(z.int()),
    }),
  ),
});
export type QuestionSet = z.output<typeof questionSet>;

const setId = z.strictObject({ setId: id });
const sets = z.strictObject({ sets: z.array(questionSet) });

export const listSets = route({
  id: 'question.list',
  method: 'GET',
  path: '/api/questions',
  summary: 'The lists of questions that one has prepared',
  caller: 'account',
  action: 'question.own',
  reply: sets,
  errors: [],
});

export const addSet = route({
  id: 'question.add',
  method: 'POST',
  path: '/api/questions',
  summary: 'Prepare a list of questions',
  caller: 'account',
  action: 'question.own',
  body: written,
  reply: setId,
  errors: ['question.too_many'],
});

export const writeSet = route({
  id: 'question.write',
  method: 'PUT',
  path: '/api/questions/:setId',
  summary: 'Write a list of questions anew',
  caller: 'account',
  action: 'question.own',
  params: setId,
  body: written,
  reply: null,
  errors: [],
});

export const deleteSet = route({
  id: 'question.delete',
  method: 'DELETE',
  path: '/api/questions/:setId',
  summary: 'Take a list of questions away, for good; what it asked in a lesson stays there',
  caller: 'account',
  action: 'question.own',
  params: setId,
  reply: null,
  errors: [],
});

export const readSets = route({
  id: 'poll.sets',
  method: 'GET',
  path: '/api/seats/:seatId/questions',
  summary: 'The lists of questions that who leads has prepared, to ask them',
  caller: 'seat',
  action: 'poll.lead',
  params: z.strictObject({ seatId: id }),
  reply: sets,
  errors: [],
});

export const askPrepared = route({
  id: 'poll.ask_prepared',
  method: 'POST',
  path: '/api/seats/:seatId/polls/prepared',
  summary: 'Ask everybody inside a question that was prepared',
  caller: 'seat',
  action: 'poll.lead',
  params: z.strictObject({ seatId: id }),
  body: z.strictObject({
    setId: id,
    place: z
      .int()
      .min(0)
      .max(mostQuestions - 1),
  }),
  reply: z.strictObject({ pollId: id }),
  errors: ['poll.one_open'],
});
