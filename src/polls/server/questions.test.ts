import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import type { Browser } from '../../app/testing/browser.ts';
import type { QuestionSet, WrittenSet } from '../contract/question-routes.ts';
import { inClass } from './testing/stage.ts';

let here: Installation;
let school: School;
let teacher: Browser;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  here.clock.now = () => lessonStart;
  teacher = await signedIn(here, school, 'martin');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

const quiz: WrittenSet = {
  title: 'Calcul mental',
  questions: [
    { kind: 'single', question: '6 × 7 ?', options: ['41', '42'], anonymous: false, expected: [1] },
    { kind: 'yesNo', question: '9 est premier ?', options: [], anonymous: false, expected: [1] },
    { kind: 'open', question: 'Une remarque ?', options: [], anonymous: true, expected: [] },
  ],
};
const kept = async (browser: Browser): Promise<QuestionSet[]> =>
  (await browser.get('/api/questions')).json().sets;
const added = async (set: WrittenSet = quiz): Promise<string> =>
  (await teacher.post('/api/questions', set)).json().setId;

describe('a list of questions', () => {
  it('is its author’s alone, written anew, and gone when they say so', async () => {
    const setId = await added();
    expect((await kept(teacher)).find((set) => set.setId === setId)).toMatchObject(quiz);
    const other = await signedIn(here, school, 'autre');
    expect(await kept(other)).toEqual([]);
    for (const reply of [
      await other.send('PUT', `/api/questions/${setId}`, quiz),
      await other.send('DELETE', `/api/questions/${setId}`, {}),
    ])
      expect(reply.statusCode).toBe(404);
    await teacher.send('PUT', `/api/questions/${setId}`, { ...quiz, title: 'Autrement' });
    expect((await kept(teacher))[0]).toMatchObject({ setId, title: 'Autrement' });
    await teacher.send('DELETE', `/api/questions/${setId}`, {});
    expect((await kept(teacher)).map((set) => set.setId)).not.toContain(setId);
  });

  it('stands in no row in clear', async () => {
    await added({ ...quiz, title: 'Polichinelle' });
    const rows = await here.db.selectFrom('question_sets').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('Polichinelle');
  });

  it.each([
    ['expects a choice that is not there', { expected: [2] }],
    ['expects two where one chooses one', { expected: [0, 1] }],
    ['expects something of an anonymous answer', { anonymous: true }],
    ['has one choice', { options: ['42'], expected: [] }],
    ['has no words', { question: ' ' }],
  ])('is refused when a question %s', async (_what, change) => {
    const [question] = quiz.questions;
    const set = { title: 'Calcul', questions: [{ ...question, ...change }] };
    expect((await teacher.post('/api/questions', set)).statusCode).toBe(400);
  });
});

describe('a quiz', () => {
  it('is asked question after question; what is expected is told with the result, and not before', async () => {
    const setId = await added();
    const { host, amrani, bernard } = await inClass(here, school);
    const ask = (place: number) => host.browser.post(`${host.path}/prepared`, { setId, place });
    const sets = (await host.browser.get(`/api/seats/${host.seatId}/questions`)).json().sets;
    expect(sets.map((set: QuestionSet) => set.setId)).toContain(setId);
    const { pollId } = (await ask(0)).json();
    expect((await ask(1)).json().code).toBe('poll.one_open');
    const [open] = await amrani.read();
    expect(open).toMatchObject({ question: '6 × 7 ?', expected: null, from: null, mine: null });
    await amrani.answer(pollId, { choices: [1] });
    await bernard.answer(pollId, { choices: [0] });
    expect((await host.read())[0]).toMatchObject({ expected: [1], from: { setId, place: 0 } });
    await host.close(pollId);
    expect(await amrani.read()).toEqual([]);
    await host.share(pollId);
    expect((await amrani.read())[0]).toMatchObject({ expected: [1], mine: { choices: [1] } });
    expect((await bernard.read())[0]).toMatchObject({ expected: [1], mine: { choices: [0] } });
    expect((await ask(1)).statusCode).toBe(200);
  });

  it('cannot be asked by who did not prepare it, nor beyond its last question', async () => {
    const setId = await added();
    const { host, amrani, secondHost } = await inClass(here, school);
    const second = await secondHost();
    const ask = (seat: typeof host, place: number) =>
      seat.browser.post(`${seat.path}/prepared`, { setId, place });
    expect((await ask(second, 0)).statusCode).toBe(404);
    expect((await ask(host, 3)).statusCode).toBe(404);
    expect((await ask(amrani, 0)).statusCode).toBe(403);
    expect((await amrani.browser.get(`/api/seats/${amrani.seatId}/questions`)).statusCode).toBe(
      403,
    );
  });

  it('stays in its lesson when the list goes', async () => {
    const setId = await added();
    const { host } = await inClass(here, school);
    await host.browser.post(`${host.path}/prepared`, { setId, place: 0 });
    await teacher.send('DELETE', `/api/questions/${setId}`, {});
    expect((await host.read())[0]).toMatchObject({ question: '6 × 7 ?', from: null });
  });
});
