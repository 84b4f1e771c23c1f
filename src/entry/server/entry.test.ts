import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import {
  knockWith,
  lessonStart,
  openLesson,
  planLesson,
  secretOf,
} from '../../app/testing/lesson.ts';

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

const at = (iso: string) => {
  here.clock.now = () => new Date(iso);
};
const claim = (browser: ReturnType<Installation['browser']>, secret: string) =>
  browser.post('/api/entry/claim', { secret });

describe('a personal link', () => {
  it('opens in the first browser, as often as it likes', async () => {
    const { links } = await planLesson(here, school);
    const tablet = here.browser();
    const first = await claim(tablet, secretOf(links[0]));
    expect(first.json()).toMatchObject({ state: 'claimed', name: { family: 'Amrani' }, after: 0 });
    const again = await claim(tablet, secretOf(links[0]));
    expect(again.json().seatId).toBe(first.json().seatId);
  });

  it('is refused to a second browser, and the teacher is told once', async () => {
    const { links, meeting } = await planLesson(here, school);
    await claim(here.browser(), secretOf(links[0]));
    for (let attempt = 0; attempt < 3; attempt++) {
      const second = await claim(here.browser(), secretOf(links[0]));
      expect([second.statusCode, second.json().code]).toEqual([409, 'entry.link_taken']);
    }
    const told = await here.db
      .selectFrom('events')
      .selectAll()
      .where('stream_id', '=', meeting.meetingId)
      .where('type', '=', 'link.second_holder')
      .execute();
    expect(told).toHaveLength(1);
    expect(told[0]?.audience).toBe('hosts');
    expect(Object.keys(told[0]?.data ?? {})).toEqual(['requestId']);
  });

  it('is claimed by one browser only when two open it at the same instant', async () => {
    const { links } = await planLesson(here, school);
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => claim(here.browser(), secretOf(links[1]))),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([
      200, 409, 409, 409, 409, 409,
    ]);
  });

  it('gives brothers on one tablet a seat each', async () => {
    const { links } = await planLesson(here, school);
    const tablet = here.browser();
    const [one, two] = [
      await claim(tablet, secretOf(links[0])),
      await claim(tablet, secretOf(links[1])),
    ];
    expect(one.json().seatId).not.toBe(two.json().seatId);
    for (const { seatId, name } of [one.json(), two.json()])
      expect((await tablet.get(`/api/seats/${seatId}`)).json().name).toEqual(name);
  });

  it('before its hour answers a countdown and nothing of the class', async () => {
    const { links } = await planLesson(here, school);
    at('2026-03-24T08:54:59Z');
    const early = await claim(here.browser(), secretOf(links[0]));
    expect(early.json()).toEqual({
      type: 'urn:preau:problem:entry.too_early',
      title: 'Too Early',
      status: 425,
      code: 'entry.too_early',
      params: { opensAt: '2026-03-24T08:55:00.000Z', seconds: 1 },
    });
    at('2026-03-24T08:55:00Z');
    expect((await claim(here.browser(), secretOf(links[0]))).statusCode).toBe(200);
  });

  it('over, ended, cancelled, replaced or never made: one and the same answer', async () => {
    const over = await planLesson(here, school);
    const ended = await planLesson(here, school);
    await openLesson(ended.teacher, ended.meeting);
    await ended.teacher.post(`/api/meetings/${ended.meeting.meetingId}/end`);
    const cancelled = await planLesson(here, school);
    await cancelled.teacher.post(`/api/meetings/${cancelled.meeting.meetingId}/cancel`);
    const replaced = await planLesson(here, school);
    await replaced.teacher.post(`/api/meetings/${replaced.meeting.meetingId}/links`, {
      personIds: null,
    });
    const answers = [
      await claim(here.browser(), 'x'.repeat(43)),
      await claim(here.browser(), secretOf(ended.links[0])),
      await claim(here.browser(), secretOf(cancelled.links[0])),
      await claim(here.browser(), secretOf(replaced.links[0])),
    ];
    at('2026-03-24T09:55:00Z');
    answers.push(await claim(here.browser(), secretOf(over.links[0])));
    const shown = answers.map(({ statusCode, body, headers }) => ({
      statusCode,
      body,
      headers: Object.keys(headers).sort(),
    }));
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]?.json().code).toBe('entry.link_unknown');
  });

  it('is kept as a hash only', async () => {
    const { links } = await planLesson(here, school);
    const rows = await here.db.selectFrom('entry_links').selectAll().execute();
    const kept = JSON.stringify(rows);
    for (const link of links) expect(kept).not.toContain(secretOf(link));
  });
});

describe('a seat', () => {
  it('is nobody else’s: another browser, no browser, another pupil’s', async () => {
    const { links } = await planLesson(here, school);
    const mine = await knockWith(here, links[0]);
    const other = await knockWith(here, links[1]);
    for (const stranger of [here.browser(), other.browser]) {
      for (const path of ['', '/lobby?after=0', '/class', '/class/events?after=0'])
        expect((await stranger.get(`/api/seats/${mine.seatId}${path}`)).statusCode).toBe(404);
      for (const path of ['/knock', '/leave', '/class/admit', '/class/end'])
        expect((await stranger.post(`/api/seats/${mine.seatId}${path}`)).statusCode).not.toBe(200);
    }
  });

  it('at the door shows no name but its own and the teacher’s, and no count', async () => {
    const { links, teacher, meeting } = await planLesson(here, school);
    await openLesson(teacher, meeting);
    const inside = await knockWith(here, links[1]);
    await teacher.post(`/api/seats/${await openLesson(teacher, meeting)}/class/admit`, {
      seatIds: [inside.seatId],
    });
    const { browser, seatId } = await knockWith(here, links[0]);
    const traffic = (await browser.get(`/api/seats/${seatId}`)).body;
    expect(traffic).toContain('Amrani');
    expect(traffic).toContain('Martin');
    for (const hidden of ['Bernard', 'Élie', inside.seatId, '/media'])
      expect(traffic).not.toContain(hidden);
    expect((await browser.get(`/api/seats/${seatId}/class`)).statusCode).toBe(403);
  });

  it('knocks once, however often it is pressed', async () => {
    const { links, meeting } = await planLesson(here, school);
    const { browser, seatId } = await knockWith(here, links[0]);
    await Promise.all([1, 2, 3].map(() => browser.post(`/api/seats/${seatId}/knock`)));
    const knocks = await here.db
      .selectFrom('events')
      .select('number')
      .where('stream_id', '=', meeting.meetingId)
      .where('type', '=', 'seat.knocked')
      .execute();
    expect(knocks).toHaveLength(1);
  });

  it('changes browsers by a new link, and the old browser has nothing any more', async () => {
    const { links, teacher, meeting } = await planLesson(here, school);
    const old = await knockWith(here, links[0]);
    const renewed = await teacher.post(`/api/meetings/${meeting.meetingId}/links`, {
      personIds: [school.pupilIds[0]],
    });
    const fresh = await knockWith(here, renewed.json().links[0]);
    expect(fresh.seatId).toBe(old.seatId);
    expect((await old.browser.get(`/api/seats/${old.seatId}`)).statusCode).toBe(404);
  });

  it('is forgotten with the browser’s mark when the lesson ends', async () => {
    const { links, teacher, meeting } = await planLesson(here, school);
    const { browser, seatId } = await knockWith(here, links[0]);
    await openLesson(teacher, meeting);
    await teacher.post(`/api/meetings/${meeting.meetingId}/end`);
    expect((await browser.get(`/api/seats/${seatId}`)).statusCode).toBe(404);
  });
});
