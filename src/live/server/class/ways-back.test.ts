import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../../app/server/app.ts';
import { openBrowser, type Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  password,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart, openLesson, planLesson, secretOf } from '../../../app/testing/lesson.ts';
import { until } from '../../../platform/server/testing/until.ts';
import { createAccount } from '../../../identity/server/index.ts';

/** A brother and a sister on one tablet; a classmate with an account, on the same tablet too. */
let here: Installation;
let school: School;
let scene: Awaited<ReturnType<typeof makeScene>>;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  scene = await makeScene();
});
afterAll(() => here[Symbol.asyncDispose]());

const usernames = ['amrani.e', 'bernard.e', 'elie.e'];

async function makeScene() {
  await here.app.core.transact(async (trx) => {
    for (const [index, personId] of school.pupilIds.entries())
      await createAccount(trx, {
        schoolId: school.schoolId,
        personId,
        username: usernames[index] ?? '',
        password,
      });
  });
  const { teacher, meeting, links } = await planLesson(here, school);
  here.clock.now = () => lessonStart;
  const host = await openLesson(teacher, meeting);
  const tablet = here.browser();
  const [excluded, brother] = [await enter(tablet, links[0]), await enter(tablet, links[1])];
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
  await isOpen(tablet, excluded);
  const gone = await teacher.post(`/api/seats/${host}/class/remove`, { seatId: excluded });
  expect(gone.statusCode).toBe(204);
  return { teacher, meeting, links, host, tablet, excluded, brother };
}

type Link = Parameters<typeof secretOf>[0];

async function enter(browser: Browser, link: Link): Promise<string> {
  const claimed = await browser.post('/api/entry/claim', { secret: secretOf(link) });
  const { seatId } = claimed.json();
  await browser.post(`/api/seats/${seatId}/knock`);
  return seatId;
}

/** What the class, its stream, its commands and the media gate answer to a browser about a seat. */
async function reaches(browser: Browser, seatId: string): Promise<number[]> {
  const asked = [
    await browser.get(`/api/seats/${seatId}/class`),
    await browser.get(`/media/${seatId}/rtc/v1/validate?access_token=any`),
  ];
  return asked.map(({ statusCode }) => statusCode);
}
/**
 * The engine of these tests is away: who may reach it is told so, and nobody else is. A server that has just started
 * knows it once it asked for the first time.
 */
const isOpen = (browser: Browser, seatId: string) =>
  until('the class and the gate are open', async () => {
    const [seen, media] = await reaches(browser, seatId);
    return seen === 200 && media === 503;
  });
const shut = [403, 403];
const unknown = [404, 403];

const claim = (browser: Browser, link: Link) =>
  browser.post('/api/entry/claim', { secret: secretOf(link) });
const newLink = async (index: number): Promise<Link> => {
  const { teacher, meeting } = scene;
  const body = { personIds: [school.pupilIds[index]] };
  return (await teacher.post(`/api/meetings/${meeting.meetingId}/links`, body)).json().links[0];
};
const signIn = async (browser: Browser, username: string) => {
  const reply = await browser.post('/api/session', {
    username: `${username}@${school.uai}`,
    password,
  });
  expect(reply.statusCode).toBe(200);
  return browser;
};
const come = (browser: Browser) => browser.post(`/api/meetings/${scene.meeting.meetingId}/come`);

describe('an excluded pupil who comes back', () => {
  it('by the same page, another tab or a reload, finds all shut', async () => {
    const { tablet, excluded } = scene;
    const ways = [
      tablet.post(`/api/seats/${excluded}/knock`),
      tablet.get(`/api/seats/${excluded}/lobby?after=0`),
      tablet.get(`/api/seats/${excluded}/class/events?after=0`),
      tablet.post(`/api/seats/${excluded}/class/admit`, { seatIds: null }),
    ];
    for (const reply of await Promise.all(ways)) expect(reply.statusCode).toBe(403);
    expect(await reaches(tablet, excluded)).toEqual(shut);
    await tablet.post(`/api/seats/${excluded}/leave`);
    expect((await tablet.post(`/api/seats/${excluded}/knock`)).statusCode).toBe(403);
  });

  it('by the link again, from the same tablet, is told that the door stays shut', async () => {
    expect((await claim(scene.tablet, scene.links[0])).json().code).toBe('entry.excluded');
  });

  it('by another device or a private window is nobody', async () => {
    const device = here.browser();
    expect((await claim(device, scene.links[0])).json().code).toBe('entry.link_taken');
    expect(await reaches(device, scene.excluded)).toEqual(unknown);
  });

  it('by a link renewed, on a device of any kind, is told the same', async () => {
    const link = await newLink(0);
    for (const browser of [here.browser(), scene.tablet])
      expect((await claim(browser, link)).json().code).toBe('entry.excluded');
  });

  it('by their own account, in the same browser or another, is told the same', async () => {
    const elsewhere = await signIn(here.browser(), 'amrani.e');
    expect((await come(elsewhere)).json().code).toBe('entry.excluded');
    const shared = await signIn(scene.tablet, 'amrani.e');
    expect((await come(shared)).json().code).toBe('entry.excluded');
    expect(await reaches(shared, scene.excluded)).toEqual(shut);
  });

  it('by a session in another’s account takes that other’s seat and never their own', async () => {
    const shared = await signIn(scene.tablet, 'elie.e');
    const came = await come(shared);
    expect(came.statusCode).toBe(200);
    expect(came.json().seatId).not.toBe(scene.excluded);
    expect(await reaches(shared, scene.excluded)).toEqual(shut);
  });

  it('by another name finds none to give', async () => {
    const reply = await scene.tablet.post(`/api/seats/${scene.excluded}/knock`, { name: 'Élie' });
    expect([400, 403]).toContain(reply.statusCode);
  });

  it('after the server was started again finds all shut still', async () => {
    const log = pino({ level: 'silent' });
    await using again = await openApp(here.app.core.config, log, { now: () => lessonStart });
    await again.http.ready();
    const tablet = openBrowser(again.http);
    for (const [name, value] of scene.tablet.jar) tablet.jar.set(name, value);
    expect(await reaches(tablet, scene.excluded)).toEqual(shut);
    expect((await claim(tablet, await newLink(0))).json().code).toBe('entry.excluded');
    await isOpen(tablet, scene.brother);
  });
});

describe('who is not excluded', () => {
  it('the brother on the same tablet and address stays, and comes back by a reload', async () => {
    const { tablet, brother } = scene;
    await isOpen(tablet, brother);
    await tablet.post(`/api/seats/${brother}/leave`);
    const knocked = await tablet.post(`/api/seats/${brother}/knock`);
    expect(knocked.json().state).toBe('waiting');
    const { teacher, host } = scene;
    await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: [brother] });
    await isOpen(tablet, brother);
  });

  it('the brother who comes only now, by a new link on the same tablet, enters', async () => {
    const { teacher, host, tablet } = scene;
    await here.db.deleteFrom('seats').where('id', '=', scene.brother).execute();
    const seatId = await enter(tablet, await newLink(1));
    await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: [seatId] });
    await isOpen(tablet, seatId);
  });

  it('a classmate who signs in on the same shared tablet enters', async () => {
    const { teacher, host } = scene;
    const shared = await signIn(scene.tablet, 'elie.e');
    const { seatId } = (await come(shared)).json();
    await shared.post(`/api/seats/${seatId}/knock`);
    await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: [seatId] });
    await isOpen(shared, seatId);
  });
});
