import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  password,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import {
  knockWith,
  lessonStart,
  openLesson,
  planLesson,
  secretOf,
} from '../../../app/testing/lesson.ts';
import { createAccount } from '../../../identity/server/index.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  const [personId = ''] = school.pupilIds;
  const account = { schoolId: school.schoolId, personId, username: 'amrani.e', password };
  await here.app.core.transact((trx) => createAccount(trx, account));
  // Given names of these schools are their codes; a guest has letters only.
  await here.db
    .updateTable('people')
    .set({ given_name: 'Yanis' })
    .where('id', '=', personId)
    .execute();
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(async () => {
  here.clock.now = () => lessonStart;
  await here.db.deleteFrom('bans').execute();
});

/** A lesson from which a pupil was excluded, with a class link by which guests may knock. */
async function excludedFrom(lasts = 'lesson') {
  const lesson = await planLesson(here, school);
  const { teacher, meeting, links } = lesson;
  const host = await openLesson(teacher, meeting);
  const pupil = await knockWith(here, links[0]);
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
  const remove = (seatId: string) =>
    teacher.post(`/api/seats/${host}/class/remove`, { seatId, lasts });
  const path = `/api/meetings/${meeting.meetingId}/class-link`;
  const { link } = (await teacher.post(path)).json() as { link: string };
  await teacher.patch(path, { guests: true });
  const classOf = async () => (await teacher.get(`/api/seats/${host}/class`)).json();
  const secret = new URL(link).hash.slice(1);
  return { ...lesson, host, pupil, remove, classOf, secret };
}

const own = { given: 'Yanis', family: 'Amrani' };
const asGuest = async (browser: Browser, secret: string, name: object) =>
  (await browser.post('/api/entry/guest', { secret, ...name })).json();
const reaches = async (browser: Browser, seatId: string): Promise<number[]> => [
  (await browser.get(`/api/seats/${seatId}/class`)).statusCode,
  (await browser.get(`/media/${seatId}/rtc/v1/validate?access_token=any`)).statusCode,
];

describe('an excluded pupil who comes back', () => {
  it('by another device, even with the teacher’s yes to it, finds the door shut', async () => {
    const { teacher, host, links, pupil, remove, classOf } = await excludedFrom();
    await remove(pupil.seatId);
    const device = here.browser();
    const claim = () => device.post('/api/entry/claim', { secret: secretOf(links[0]) });
    expect((await claim()).json().code).toBe('entry.link_taken');
    const [asked] = (await classOf()).devices as { requestId: string }[];
    const yes = await teacher.post(`/api/seats/${host}/devices/${asked?.requestId}`, {
      accepted: true,
    });
    expect(yes.statusCode).toBe(204);
    expect((await claim()).json().code).toBe('entry.excluded');
    expect(await reaches(device, pupil.seatId)).toEqual([404, 403]);
    expect(await reaches(pupil.browser, pupil.seatId)).toEqual([403, 403]);
  });

  it('by the yes to another device, given while they are excluded, is outside', async () => {
    for (let round = 0; round < 3; round++) {
      const { teacher, host, links, pupil, remove, classOf } = await excludedFrom();
      const device = here.browser();
      const claim = () => device.post('/api/entry/claim', { secret: secretOf(links[0]) });
      await claim();
      const [asked] = (await classOf()).devices as { requestId: string }[];
      const answer = `/api/seats/${host}/devices/${asked?.requestId}`;
      await Promise.all([teacher.post(answer, { accepted: true }), remove(pupil.seatId)]);
      expect((await claim()).json().code).toBe('entry.excluded');
      for (const browser of [device, pupil.browser])
        expect(await reaches(browser, pupil.seatId)).not.toContain(200);
      await here.db.deleteFrom('bans').execute();
    }
  });

  it('by the class link, signed in, is told that the door stays shut', async () => {
    const { pupil, remove, secret } = await excludedFrom();
    await remove(pupil.seatId);
    for (const browser of [here.browser(), pupil.browser]) {
      const { meetingId } = (await browser.post('/api/entry/class-link', { secret })).json();
      const session = { username: `amrani.e@${school.uai}`, password };
      expect((await browser.post('/api/session', session)).statusCode).toBe(200);
      const came = await browser.post(`/api/meetings/${meetingId}/come`);
      expect(came.json().code).toBe('entry.excluded');
    }
  });

  it('by the class link, as a guest, is a stranger who is flagged and whom nothing lets in', async () => {
    const scene = await excludedFrom();
    const { teacher, host, meeting, pupil, remove, secret, classOf } = scene;
    await remove(pupil.seatId);
    await teacher.post(`/api/meetings/${meeting.meetingId}/door/rule`, { admitsSignedIn: true });
    const guest = await asGuest(pupil.browser, secret, own);
    await pupil.browser.post(`/api/seats/${guest.seatId}/knock`);
    const { knocking } = await classOf();
    expect(knocking).toMatchObject([{ guest: 'class_link', expected: false, resembles: own }]);
    const all = await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    expect(all.json().admitted).toEqual([]);
    expect(await reaches(pupil.browser, guest.seatId)).toEqual([403, 403]);
    await remove(guest.seatId);
    const other = await asGuest(pupil.browser, secret, { given: 'Zoé', family: 'Durand' });
    expect(other.code).toBe('entry.excluded');
  });

  it('by the next lesson of the room waits at no door, and no page turned lets them in', async () => {
    const scene = await excludedFrom('lifted');
    const { teacher, host, pupil, remove } = scene;
    const next = await planLesson(here, school, new Date(lessonStart.getTime() + 55 * 60_000));
    here.clock.now = () => new Date(lessonStart.getTime() + 46 * 60_000);
    const early = await knockWith(here, next.links[0]);
    await remove(pupil.seatId);
    const body = { meetingId: next.meeting.meetingId };
    const turned = await teacher.post(`/api/seats/${host}/class/turn`, body);
    const { seats } = (await teacher.get(`/api/seats/${turned.json().seatId}/class`)).json();
    expect(seats.map(({ role }: { role: string }) => role)).toEqual(['host']);
    expect(await reaches(early.browser, early.seatId)).toEqual([403, 403]);
    const again = await early.browser.post('/api/entry/claim', { secret: secretOf(next.links[0]) });
    expect(again.json().code).toBe('entry.excluded');
  });
});
