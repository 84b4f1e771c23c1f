import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../identity/server/index.ts';
import type { MeetingView } from '../../meeting/contract/routes.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { lessonStart, planLesson, secretOf } from '../../app/testing/lesson.ts';
import type { Browser } from '../../app/testing/browser.ts';

let here: Installation;
let school: School;
let meeting: MeetingView;
let pupil: Browser;

beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  ({ meeting } = await planLesson(here, school));
  await here.app.core.transact((trx) =>
    createAccount(trx, {
      schoolId: school.schoolId,
      personId: school.pupilIds[0] ?? '',
      username: 'amrani',
      password: 'une phrase assez longue',
    }),
  );
  here.clock.now = () => lessonStart;
  pupil = await signedIn(here, school, 'amrani');
});
afterAll(() => here[Symbol.asyncDispose]());

const come = (browser: Browser, meetingId = meeting.meetingId) =>
  browser.post(`/api/meetings/${meetingId}/come`);
const at = (minutes: number) => {
  here.clock.now = () => new Date(lessonStart.getTime() + minutes * 60_000);
};

describe('a pupil who is signed in', () => {
  it('sees their lessons, and of others only their teachers', async () => {
    at(-60);
    const { lessons } = (await pupil.get('/api/my-lessons')).json();
    expect(lessons).toMatchObject([
      { meetingId: meeting.meetingId, title: 'Mathématiques', teachers: [{ family: 'Martin' }] },
    ]);
    expect(JSON.stringify(lessons)).not.toContain('Bernard');
  });

  it('comes to the door at its hours, and not before', async () => {
    at(-11);
    const early = await come(pupil);
    expect([early.statusCode, early.json().code]).toEqual([425, 'entry.too_early']);
    at(-9);
    const { seatId } = (await come(pupil)).json();
    expect((await pupil.get(`/api/seats/${seatId}`)).json()).toMatchObject({ state: 'claimed' });
    expect((await come(pupil)).json()).toEqual({ seatId });
    const knocked = await pupil.post(`/api/seats/${seatId}/knock`);
    expect(knocked.json().state).toBe('waiting');
    expect((await come(pupil)).json()).toEqual({ seatId });
    expect((await pupil.get(`/api/seats/${seatId}`)).json().state).toBe('waiting');
  });

  it('takes their seat back from a browser that held it by a link, which does not get it again', async () => {
    const { meeting: second, links } = await planLesson(here, school);
    const held = secretOf(links.find(({ person }) => person.personId === school.pupilIds[0]));
    const holder = here.browser();
    const { seatId } = (await holder.post('/api/entry/claim', { secret: held })).json();
    expect((await holder.get(`/api/seats/${seatId}`)).statusCode).toBe(200);
    expect((await come(pupil, second.meetingId)).json()).toEqual({ seatId });
    expect((await holder.get(`/api/seats/${seatId}`)).statusCode).toBe(404);
    const again = await holder.post('/api/entry/claim', { secret: held });
    expect(again.json().code).toBe('entry.link_taken');
    expect((await pupil.get(`/api/seats/${seatId}`)).statusCode).toBe(200);
  });
});

describe('refused', () => {
  it('where one is not expected: like a lesson that is not there', async () => {
    const teacher = await signedIn(here, school, 'autre');
    const other = await planLesson(here, await here.addSchool('0690001B'));
    for (const reply of [
      await come(teacher),
      await come(pupil, other.meeting.meetingId),
      await come(pupil, '01890000-0000-7000-8000-000000000000'),
    ])
      expect([reply.statusCode, reply.json().code]).toEqual([404, 'not_found']);
  });

  it('after the lesson', async () => {
    at(51);
    expect((await come(pupil)).json().code).toBe('entry.over');
    expect((await pupil.get('/api/my-lessons')).json()).toEqual({ lessons: [] });
  });
});
