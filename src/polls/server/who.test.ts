import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { inClass } from './testing/stage.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});
const stage = () => inClass(here, school);

describe('a pupil', () => {
  it('opens, closes, shows, takes out and takes away nothing', async () => {
    const { host, asked, amrani } = await stage();
    const pollId = await asked({ kind: 'open', question: 'Pourquoi ?' });
    await amrani.answer(pollId, { text: 'Parce que' });
    const answerId = (await host.read())[0]?.votes?.[0]?.answerId ?? '';
    for (const reply of [
      await amrani.open({}),
      await amrani.close(pollId),
      await amrani.share(pollId),
      await amrani.file(pollId),
      await amrani.removeAnswer(pollId, answerId),
      await amrani.remove(pollId),
    ])
      expect(reply.statusCode).toBe(403);
    expect((await host.read())[0]).toMatchObject({ open: true, answered: 1 });
  });

  it('answers under « Calme »: who leads asked, and it makes no noise', async () => {
    const { host, asked, amrani, command } = await stage();
    await command('calm', { on: true });
    const pollId = await asked({});
    expect((await amrani.answer(pollId, { choices: [0] })).statusCode).toBe(204);
    expect((await host.read())[0]).toMatchObject({ answered: 1 });
  });

  it.each(['waiting', 'excluded', 'of another lesson', 'once the lesson is over'] as const)(
    'who is %s reads and answers nothing',
    async (place) => {
      const [lesson, other] = [await stage(), await stage()];
      const { host, asked, bernard, command } = lesson;
      const pollId = await asked({});
      const seat = place === 'of another lesson' ? other.amrani : bernard;
      if (place === 'waiting') await command('return', { seatId: bernard.seatId });
      if (place === 'excluded') await command('remove', { seatId: bernard.seatId });
      if (place === 'once the lesson is over')
        await host.browser.post(`/api/seats/${host.seatId}/class/end`);
      expect((await seat.ask()).body).not.toContain(pollId);
      const answered = await seat.answer(pollId, { choices: [0] });
      expect([403, 404]).toContain(answered.statusCode);
      // In the seat of somebody who is inside.
      const stolen = await seat.browser.send('PUT', `${lesson.amrani.path}/${pollId}/answer`, {
        choices: [0],
        text: null,
      });
      expect([403, 404]).toContain(stolen.statusCode);
      const votes = await here.db
        .selectFrom('poll_votes')
        .select('id')
        .where('poll_id', '=', pollId)
        .execute();
      expect(votes).toEqual([]);
    },
  );
});

it('who leads another lesson does nothing to this one’s', async () => {
  const [lesson, other] = [await stage(), await stage()];
  const pollId = await lesson.asked({});
  for (const reply of [
    await other.host.close(pollId),
    await other.host.share(pollId),
    await other.host.file(pollId),
    await other.host.remove(pollId),
  ])
    expect(reply.statusCode).toBe(404);
  expect((await lesson.host.read())[0]).toMatchObject({ open: true });
});

it('who leads asks, and does not answer', async () => {
  const { host, asked } = await stage();
  const pollId = await asked({});
  expect((await host.answer(pollId, { choices: [0] })).statusCode).toBe(403);
});

describe('what is sent', () => {
  it.each([
    ['a choice that is not offered', { choices: [4] }],
    ['two choices where there is one', { choices: [0, 1] }],
    ['the same choice twice', { choices: [1, 1] }],
    ['no choice', {}],
    ['a choice below the first', { choices: [-1] }],
    ['a choice that is no whole number', { choices: [0.5] }],
    ['101 choices', { choices: Array.from({ length: 101 }, (_, n) => n) }],
    ['a text where one chooses', { choices: [0], text: 'a' }],
    ['more than the contract names', { choices: [0], seatId: crypto.randomUUID() }],
  ])('%s is no answer', async (_what, given) => {
    const { host, asked, amrani } = await stage();
    const pollId = await asked({ kind: 'letters' });
    expect((await amrani.answer(pollId, given)).statusCode).toBe(400);
    expect((await host.read())[0]).toMatchObject({ answered: 0 });
  });

  it.each([
    [
      '101 choices',
      { kind: 'single', question: 'Q', options: Array.from({ length: 101 }, (_, n) => `${n}`) },
    ],
    ['one choice', { kind: 'single', question: 'Q', options: ['a'] }],
    ['twice the same choice', { kind: 'several', question: 'Q', options: ['a', ' a\u200b'] }],
    ['no question', { kind: 'single', question: ' \u200b', options: ['a', 'b'] }],
    ['choices of one’s own where the kind brings them', { kind: 'yesNo', options: ['a', 'b'] }],
    ['more than a question holds', { kind: 'open', question: 'a'.repeat(501) }],
    ['a kind of its own', { kind: 'html', question: 'Q' }],
  ])('%s makes no poll', async (_what, poll) => {
    const { host } = await stage();
    expect((await host.open(poll as never)).statusCode).toBe(400);
    expect(await host.read()).toEqual([]);
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '[ici](javascript:alert(1))',
    '{"__proto__":{"polluted":true}}',
    "'); drop table polls; --",
  ])('%j comes back as letters', async (text) => {
    const { host, asked, amrani } = await stage();
    const pollId = await asked({ kind: 'open', question: text });
    await amrani.answer(pollId, { text });
    const [poll] = await host.read();
    expect([poll?.question, poll?.results?.texts[0]?.text]).toEqual([text, text]);
  });
});

it('one seat that answers without end is stopped, and slows nobody else', async () => {
  const { host, asked, amrani, bernard } = await stage();
  const pollId = await asked({});
  const flood = Array.from({ length: 100 }, (_, n) => amrani.answer(pollId, { choices: [n % 2] }));
  const other = bernard.answer(pollId, { choices: [1] });
  const refused = (await Promise.all(flood)).filter(({ statusCode }) => statusCode === 429);
  expect((await other).statusCode).toBe(204);
  expect(refused).toHaveLength(90);
  expect(refused[0]?.json()).toMatchObject({ code: 'poll.too_fast' });
  expect((await host.read())[0]).toMatchObject({ answered: 2 });
});
