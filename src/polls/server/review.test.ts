import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import type { Browser } from '../../app/testing/browser.ts';
import type { PollReview } from '../contract/review-routes.ts';
import { forgetPolls } from './forget.ts';
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

const later = (hours: number) => () => new Date(lessonStart.getTime() + hours * 3_600_000);
const pathOf = (meetingId: string) => `/api/meetings/${meetingId}/polls`;
const reviewable = async (browser: Browser): Promise<string[]> =>
  (await browser.get('/api/polls')).json().meetingIds;

/** A lesson that is over, in which somebody answered a poll by name. */
async function overLesson() {
  const lesson = await inClass(here, school);
  const { host, asked, amrani, meetingId } = lesson;
  const pollId = await asked({ kind: 'letters' });
  await amrani.answer(pollId, { choices: [2] });
  await host.close(pollId);
  const end = () => host.browser.post(`/api/seats/${host.seatId}/class/end`);
  const review = (browser = host.browser) => browser.get(pathOf(meetingId));
  const file = (browser = host.browser) =>
    browser.get(`${pathOf(meetingId)}/${pollId}/file?language=fr`);
  const drop = (browser = host.browser) =>
    browser.send('DELETE', `${pathOf(meetingId)}/${pollId}`, {});
  return { ...lesson, pollId, end, review, file, drop };
}

describe('once a lesson is over, who led it', () => {
  it('reads what came out of its polls, and takes it out, until the next day', async () => {
    const { host, meetingId, end, review, file } = await overLesson();
    await end();
    expect(await reviewable(host.browser)).toContain(meetingId);
    const { lesson, erasedAt, polls } = (await review()).json() as PollReview;
    expect(lesson).toMatchObject({ title: 'Mathématiques', group: expect.any(String) });
    expect(erasedAt).toBe(later(24)().toISOString());
    expect(polls).toMatchObject([
      { open: false, results: { counts: [0, 0, 1, 0] }, votes: [{ name: { family: 'Amrani' } }] },
    ]);
    const text = Buffer.from((await file()).json().base64, 'base64').toString();
    expect(text).toContain('A, B, C ou D ?;Amrani;');
    here.clock.now = later(25);
    await forgetPolls(here.app.core);
    expect((await review()).json().polls).toEqual([]);
    expect((await file()).statusCode).toBe(404);
    expect(await reviewable(host.browser)).not.toContain(meetingId);
  });

  it('sees nobody in an anonymous one, and nothing at all when too few answered', async () => {
    const { asked, amrani, bernard, third, host, end, review } = await overLesson();
    const many = await asked({ anonymous: true });
    for (const seat of [amrani, bernard, third]) await seat.answer(many, { choices: [0] });
    await host.close(many);
    const few = await asked({ anonymous: true });
    await amrani.answer(few, { choices: [0] });
    await end();
    await forgetPolls(here.app.core);
    const { polls } = (await review()).json() as PollReview;
    const seen = (pollId: string) => polls.find((poll) => poll.pollId === pollId);
    expect(seen(many)).toMatchObject({ results: { counts: [3, 0] }, votes: null });
    expect(seen(few)).toMatchObject({ open: false, results: null, votes: null });
  });

  it('finds there also those of the lesson whose place it took', async () => {
    const { host, meetingId, pollId } = await overLesson();
    await host.browser.post(`/api/seats/${host.seatId}/class/remake`);
    const { remade_as } = await here.db
      .selectFrom('meetings')
      .select('remade_as')
      .where('id', '=', meetingId)
      .executeTakeFirstOrThrow();
    const latest = remade_as ?? '';
    expect((await host.browser.get(pathOf(meetingId))).json().code).toBe('poll.lesson_not_over');
    await host.browser.post(`/api/meetings/${latest}/end`);
    expect(await reviewable(host.browser)).toContain(latest);
    for (const id of [meetingId, latest]) {
      const { polls } = (await host.browser.get(pathOf(id))).json() as PollReview;
      expect(polls.map((poll) => poll.pollId)).toEqual([pollId]);
      const one = await host.browser.get(`${pathOf(id)}/${pollId}/file?language=fr`);
      expect(one.statusCode).toBe(200);
    }
  });

  it('takes a poll away before its time', async () => {
    const { end, review, drop } = await overLesson();
    await end();
    expect((await drop()).statusCode).toBe(204);
    expect((await review()).json().polls).toEqual([]);
    expect((await drop()).statusCode).toBe(404);
  });
});

describe('who must not', () => {
  it.each(['autre', 'chef', 'admin', 'delegue', 'bureau'])(
    '« %s », who did not lead the lesson, reads and takes out nothing',
    async (username) => {
      const { end, review, file, drop, meetingId } = await overLesson();
      await end();
      const browser = await signedIn(here, school, username);
      for (const reply of [await review(browser), await file(browser), await drop(browser)])
        expect(reply.statusCode).toBe(403);
      expect((await browser.get('/api/polls')).body).not.toContain(meetingId);
      expect((await review()).json().polls).toHaveLength(1);
    },
  );

  it('a pupil reads nothing by their seat any more, nor by this way', async () => {
    const { end, review, file, amrani, pollId } = await overLesson();
    await end();
    for (const reply of [await review(amrani.browser), await file(amrani.browser)])
      expect([401, 403]).toContain(reply.statusCode);
    expect((await amrani.ask()).body).not.toContain(pollId);
  });

  it('of another school, nothing is there', async () => {
    const { end, review, file, drop } = await overLesson();
    await end();
    const other = await signedIn(here, await here.addSchool('0690001B'), 'martin');
    for (const reply of [await review(other), await file(other), await drop(other)])
      expect(reply.statusCode).toBe(404);
  });

  it('while the lesson goes on, nobody reads them but in its room', async () => {
    const { review, file, drop, host, meetingId } = await overLesson();
    for (const reply of [await review(), await file(), await drop()])
      expect([reply.statusCode, reply.json().code]).toEqual([409, 'poll.lesson_not_over']);
    expect(await reviewable(host.browser)).not.toContain(meetingId);
    expect(await host.read()).toHaveLength(1);
  });

  it('a poll of another lesson is not there, also for who led both', async () => {
    const [one, other] = [await overLesson(), await overLesson()];
    await one.end();
    await other.end();
    const path = `${pathOf(one.meetingId)}/${other.pollId}`;
    expect((await one.host.browser.get(`${path}/file?language=fr`)).statusCode).toBe(404);
    expect((await one.host.browser.send('DELETE', path, {})).statusCode).toBe(404);
  });
});
