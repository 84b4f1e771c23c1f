import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { forgetPolls } from './forget.ts';
import { inClass, type PollSeat } from './testing/stage.ts';

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

const first = async (seat: PollSeat) => (await seat.read())[0];
const csv = async (host: PollSeat, pollId: string) =>
  Buffer.from((await host.file(pollId)).json().base64, 'base64').toString();

describe('a poll by name', () => {
  it('is seen by all at once, answered, and counted for who leads alone', async () => {
    const { host, asked, amrani, bernard, third } = await stage();
    const pollId = await asked({ kind: 'single', question: 'Combien ?', options: ['6', '7'] });
    expect(await first(amrani)).toMatchObject({
      pollId,
      question: 'Combien ?',
      options: ['6', '7'],
      anonymous: false,
      open: true,
      mine: null,
      answered: null,
      results: null,
      votes: null,
    });
    await amrani.answer(pollId, { choices: [1] });
    await bernard.answer(pollId, { choices: [0] });
    const seen = await first(host);
    expect(seen).toMatchObject({ answered: 2, results: { counts: [1, 1] }, mine: null });
    expect(seen?.votes?.map(({ name, choices }) => [name.family, choices])).toEqual([
      ['Amrani', [1]],
      ['Bernard', [0]],
    ]);
    expect(await first(amrani)).toMatchObject({ mine: { choices: [1] }, results: null });
    expect(await first(third)).toMatchObject({ mine: null, results: null, answered: null });
  });

  it('keeps the last answer of each, until it is closed', async () => {
    const { host, asked, amrani } = await stage();
    const pollId = await asked({});
    await amrani.answer(pollId, { choices: [0] });
    await amrani.answer(pollId, { choices: [1] });
    expect(await first(host)).toMatchObject({ answered: 1, results: { counts: [0, 1] } });
    await host.close(pollId);
    const late = await amrani.answer(pollId, { choices: [0] });
    expect([late.statusCode, late.json().code]).toEqual([409, 'poll.closed']);
    expect(await first(host)).toMatchObject({ open: false, results: { counts: [0, 1] } });
  });

  it('takes several choices, and a text in one’s own words', async () => {
    const { host, asked, amrani, bernard } = await stage();
    const several = await asked({
      kind: 'several',
      question: 'Lesquels ?',
      options: ['a', 'b', 'c'],
    });
    await amrani.answer(several, { choices: [0, 2] });
    await bernard.answer(several, { choices: [2] });
    expect((await first(host))?.results?.counts).toEqual([1, 0, 2]);
    await host.close(several);
    const open = await asked({ kind: 'open', question: 'Pourquoi ?' });
    await amrani.answer(open, { text: '  Parce que\u200b ' });
    const seen = await first(host);
    expect(seen?.results?.texts.map(({ text }) => text)).toEqual(['Parce que']);
    expect(seen?.votes?.[0]).toMatchObject({ name: { family: 'Amrani' }, text: 'Parce que' });
  });

  it('is shown to the class without names, when it is closed and wanted, and no longer when not', async () => {
    const { host, asked, amrani, third } = await stage();
    const pollId = await asked({ kind: 'open', question: 'Pourquoi ?' });
    await amrani.answer(pollId, { text: 'Parce que' });
    expect((await host.share(pollId)).json().code).toBe('poll.still_open');
    await host.close(pollId);
    expect(await amrani.read()).toEqual([]);
    await host.share(pollId);
    const shown = await third.ask();
    expect(shown.json().polls[0]).toMatchObject({ shared: true, answered: 1, votes: null });
    expect(shown.body).toContain('Parce que');
    expect(shown.body).not.toContain('Amrani');
    expect(shown.body).not.toContain(amrani.seatId);
    await host.share(pollId, false);
    expect(await third.read()).toEqual([]);
  });

  it('loses an answer that is taken away, and goes whole when it is', async () => {
    const { host, asked, amrani, bernard } = await stage();
    const pollId = await asked({ kind: 'open', question: 'Pourquoi ?' });
    await amrani.answer(pollId, { text: 'mot malheureux' });
    await bernard.answer(pollId, { text: 'mot heureux' });
    const bad = (await first(host))?.votes?.find(({ text }) => text === 'mot malheureux');
    await host.removeAnswer(pollId, bad?.answerId ?? '');
    expect((await first(host))?.results?.texts.map(({ text }) => text)).toEqual(['mot heureux']);
    await host.remove(pollId);
    expect(await host.read()).toEqual([]);
    const left = await here.db
      .selectFrom('poll_votes')
      .select('id')
      .where('poll_id', '=', pollId)
      .execute();
    expect(left).toEqual([]);
  });
});

describe('one poll at a time', () => {
  it('a second is refused while one is open, also to another who leads at the same moment', async () => {
    const { host, secondHost, asked } = await stage();
    const second = await secondHost();
    const replies = await Promise.all([host.open({}), second.open({})]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const [poll] = await host.read();
    await second.close(poll?.pollId ?? '');
    await asked({});
    expect(await host.read()).toHaveLength(2);
  });
});

describe('who comes late, or comes back', () => {
  it('finds the poll that is open, and what they answered', async () => {
    const { asked, amrani, command, host } = await stage();
    const pollId = await asked({ kind: 'letters' });
    await amrani.answer(pollId, { choices: [3] });
    await command('return', { seatId: amrani.seatId });
    expect((await amrani.ask()).statusCode).toBe(403);
    await amrani.browser.post(`/api/seats/${amrani.seatId}/knock`);
    await command('admit', { seatIds: [amrani.seatId] });
    expect(await first(amrani)).toMatchObject({ pollId, mine: { choices: [3] } });
    expect(await first(host)).toMatchObject({ answered: 1 });
  });
});

describe('the file', () => {
  it('names who answered what, by name; formulas are neutralised', async () => {
    const { host, asked, amrani } = await stage();
    const pollId = await asked({ kind: 'open', question: '=1+1' });
    await amrani.answer(pollId, { text: '=HYPERLINK("http://x";"y")' });
    expect((await host.file(pollId)).json().code).toBe('poll.still_open');
    await host.close(pollId);
    const text = await csv(host, pollId);
    expect(text).toContain('Question;Nom;Prénom;Réponse');
    expect(text).toContain(`'=1+1;Amrani;${school.uai};"'=HYPERLINK(""http://x"";""y"")"`);
  });

  it('tells numbers alone of an anonymous one', async () => {
    const { host, asked, amrani, bernard, third } = await stage();
    const pollId = await asked({ anonymous: true });
    for (const seat of [amrani, bernard, third]) await seat.answer(pollId, { choices: [0] });
    await host.close(pollId);
    const text = await csv(host, pollId);
    expect(text).toContain('Oui ou non ?;Oui;3;100');
    expect(text).not.toContain('Amrani');
  });
});

describe('what is kept', () => {
  const kept = async (pollId: string) =>
    JSON.stringify(
      await Promise.all([
        here.db.selectFrom('polls').selectAll().where('id', '=', pollId).execute(),
        here.db.selectFrom('poll_votes').selectAll().where('poll_id', '=', pollId).execute(),
        here.db.selectFrom('poll_texts').selectAll().where('poll_id', '=', pollId).execute(),
        here.db.selectFrom('events').selectAll().execute(),
      ]),
    );

  it('holds no text of a question, a choice or an answer in clear', async () => {
    const { host, asked, amrani } = await stage();
    const pollId = await asked({ kind: 'open', question: 'secret de polichinelle ?' });
    await amrani.answer(pollId, { text: 'un autre polichinelle' });
    await host.close(pollId);
    expect(await kept(pollId)).not.toContain('polichinelle');
  });

  it('goes the day after the lesson, and what was open when it ended is closed', async () => {
    const { host, asked, amrani, meetingId } = await stage();
    const pollId = await asked({ anonymous: true });
    await amrani.answer(pollId, { choices: [0] });
    await host.browser.post(`/api/seats/${host.seatId}/class/end`);
    await forgetPolls(here.app.core);
    const row = await here.db
      .selectFrom('polls')
      .selectAll()
      .where('id', '=', pollId)
      .executeTakeFirst();
    expect(row).toMatchObject({ ballot_key: null, meeting_id: meetingId });
    expect(row?.closed_at).not.toBeNull();
    const ballots = () =>
      here.db.selectFrom('poll_ballots').selectAll().where('poll_id', '=', pollId).execute();
    expect(await ballots()).toEqual([]);
    here.clock.now = () => new Date(lessonStart.getTime() + 23 * 3_600_000);
    await forgetPolls(here.app.core);
    expect(await kept(pollId)).toContain(pollId);
    here.clock.now = () => new Date(lessonStart.getTime() + 25 * 3_600_000);
    await forgetPolls(here.app.core);
    const left = await here.db.selectFrom('polls').select('id').where('id', '=', pollId).execute();
    expect(left).toEqual([]);
  });
});
