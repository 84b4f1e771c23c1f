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
import { openStreamCount } from '../../platform/server/events/index.ts';
import { until } from '../../platform/server/testing/until.ts';
import type { Browser } from '../../app/testing/browser.ts';

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

const claim = async (browser: Browser, secret: string) => {
  const reply = await browser.post('/api/entry/claim', { secret });
  return reply.json() as { seatId: string; state: string; code: string };
};
const later = (minutes: number) => {
  here.clock.now = () => new Date(lessonStart.getTime() + minutes * 60_000);
};

/** A lesson going on: a pupil inside by a link, and a second device that opened the same link. */
async function askedTwice() {
  const { teacher, meeting, links } = await planLesson(here, school);
  const host = await openLesson(teacher, meeting);
  const first = await knockWith(here, links[0]);
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
  const tablet = here.browser();
  const secret = secretOf(links[0]);
  expect((await claim(tablet, secret)).code).toBe('entry.link_taken');
  const devices = async () =>
    (await teacher.get(`/api/seats/${host}/class`)).json().devices as {
      requestId: string;
      name: { family: string };
    }[];
  const answer = (requestId: string, accepted: boolean) =>
    teacher.post(`/api/seats/${host}/devices/${requestId}`, { accepted });
  return { teacher, meeting, links, host, first, tablet, secret, devices, answer };
}

describe('a second device that opened a personal link', () => {
  it('is shown to the hosts with the name of the link’s owner, also when they come later', async () => {
    const { devices, first } = await askedTwice();
    expect(await devices()).toMatchObject([{ name: { family: 'Amrani' } }]);
    const pupils = await first.browser.get(`/api/seats/${first.seatId}/class`);
    expect(pupils.json().devices).toEqual([]);
  });

  it('gets the seat where it stands by one press, and the first browser has nothing any more', async () => {
    const { devices, answer, tablet, secret, first } = await askedTwice();
    const watching = first.browser.get(`/api/seats/${first.seatId}/class/events?after=0`);
    await until('the stream is open', () => openStreamCount() === 1);
    const [device] = await devices();
    const since = Date.now();
    expect((await answer(device?.requestId ?? '', true)).statusCode).toBe(204);
    // Its stream ends by itself, which says that the seat left.
    expect((await watching).body).toContain('event: seat.left');
    expect(Date.now() - since).toBeLessThan(1_000);
    for (const path of ['', '/class', '/class/events?after=0', '/lobby?after=0'])
      expect((await first.browser.get(`/api/seats/${first.seatId}${path}`)).statusCode).toBe(404);
    expect(await claim(tablet, secret)).toMatchObject({ seatId: first.seatId, state: 'admitted' });
    const inside = await tablet.get(`/api/seats/${first.seatId}/class`);
    expect(inside.statusCode).toBe(200);
    expect((await claim(first.browser, secret)).code).toBe('entry.link_taken');
  });

  it('that is refused stays out for good, and the teacher is not asked about it again', async () => {
    const { devices, answer, tablet, secret, first } = await askedTwice();
    const [device] = await devices();
    await answer(device?.requestId ?? '', false);
    later(5);
    expect((await claim(tablet, secret)).code).toBe('entry.device_refused');
    expect(await devices()).toEqual([]);
    expect((await first.browser.get(`/api/seats/${first.seatId}/class`)).statusCode).toBe(200);
  });

  it('keeps its turn: another one cannot slip under the teacher’s yes', async () => {
    const { devices, answer, tablet, secret } = await askedTwice();
    const [device] = await devices();
    later(2);
    const thief = here.browser();
    await claim(thief, secret);
    expect(await devices()).toEqual([device]);
    await answer(device?.requestId ?? '', true);
    expect((await claim(thief, secret)).code).toBe('entry.link_taken');
    expect((await claim(tablet, secret)).state).toBe('admitted');
  });

  it('is answered once: two teachers, or one who presses twice', async () => {
    const { devices, answer } = await askedTwice();
    const [device] = await devices();
    const answers = await Promise.all([
      answer(device?.requestId ?? '', true),
      answer(device?.requestId ?? '', false),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
  });

  it('is answered by hosts inside only, and in their own lesson', async () => {
    const { devices, first, tablet } = await askedTwice();
    const [device] = await devices();
    const path = `devices/${device?.requestId}`;
    const forged = await first.browser.post(`/api/seats/${first.seatId}/${path}`, {
      accepted: true,
    });
    expect(forged.statusCode).toBe(403);
    const other = await askedTwice();
    const foreign = await other.teacher.post(`/api/seats/${other.host}/${path}`, {
      accepted: true,
    });
    expect(foreign.json().code).toBe('entry.request_gone');
    expect((await tablet.get(`/api/seats/${first.seatId}`)).statusCode).toBe(404);
  });

  it('is forgotten with the link that it asked for', async () => {
    const { devices, answer, teacher, meeting } = await askedTwice();
    const [device] = await devices();
    await teacher.post(`/api/meetings/${meeting.meetingId}/links`, { personIds: null });
    expect(await devices()).toEqual([]);
    expect((await answer(device?.requestId ?? '', true)).json().code).toBe('entry.request_gone');
  });
});

describe('renewing links', () => {
  it('ends what browsers hold by the old ones in less than a second, and leaves accounts inside', async () => {
    const { teacher, meeting, host, first, secret } = await askedTwice();
    const watching = first.browser.get(`/api/seats/${first.seatId}/class/events?after=0`);
    await until('the stream is open', () => openStreamCount() === 1);
    const since = Date.now();
    const renewed = await teacher.post(`/api/meetings/${meeting.meetingId}/links`, {
      personIds: null,
    });
    expect((await watching).body).toContain('event: seat.left');
    expect(Date.now() - since).toBeLessThan(1_000);
    expect((await first.browser.get(`/api/seats/${first.seatId}/class`)).statusCode).toBe(404);
    expect((await claim(first.browser, secret)).code).toBe('entry.link_unknown');
    const back = await knockWith(here, renewed.json().links[0]);
    expect(back.seatId).toBe(first.seatId);
    const seen = await teacher.get(`/api/seats/${host}/class`);
    expect(seen.json().seats).toHaveLength(1);
    expect(seen.json().knocking).toMatchObject([{ seatId: back.seatId, expected: true }]);
  });

  it('tells those who wait at the door that their link is no more', async () => {
    const { teacher, meeting, links } = await planLesson(here, school);
    const waiting = await knockWith(here, links[1]);
    const lobby = waiting.browser.get(`/api/seats/${waiting.seatId}/lobby?after=0`);
    await until('the stream is open', () => openStreamCount() === 1);
    await teacher.post(`/api/meetings/${meeting.meetingId}/links`, {
      personIds: [school.pupilIds[1]],
    });
    expect((await lobby).body).toContain('event: lobby.moved');
  });
});

describe('links that nobody needs any more', () => {
  it('are deleted when the lesson ends', async () => {
    const { teacher, meeting } = await askedTwice();
    await teacher.post(`/api/meetings/${meeting.meetingId}/end`);
    const left = await here.db
      .selectFrom('entry_links')
      .select('id')
      .where('meeting_id', '=', meeting.meetingId)
      .execute();
    expect(left).toEqual([]);
  });
});
