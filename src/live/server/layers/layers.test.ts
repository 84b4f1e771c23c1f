import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../../app/testing/lesson.ts';
import type { Classroom } from '../../contract/routes.ts';

let here: Installation;
let school: School;
let head: Browser;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  here.clock.now = () => lessonStart;
  head = await signedIn(here, school, 'chef');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(async () => {
  await here.db.updateTable('schools').set({ rights: '{}' }).execute();
  await here.db.updateTable('groups').set({ rights: '{}' }).execute();
});

/** An open lesson with a pupil inside. */
async function inClass() {
  const planned = await planLesson(here, school);
  const { teacher, meeting, links } = planned;
  const host = await openLesson(teacher, meeting);
  const pupil = await knockWith(here, links[0]);
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
  const seen = async (): Promise<Classroom> =>
    (await pupil.browser.get(`/api/seats/${pupil.seatId}/class`)).json();
  return { ...planned, host, pupil, seen };
}

const ofGroup = () => `/api/groups/${school.groupId}/rights`;
const ofMeeting = (meetingId: string) => `/api/meetings/${meetingId}/rights`;
const toldIn = (meetingId: string) =>
  here.db
    .selectFrom('events')
    .select(['audience', 'data'])
    .where('stream_id', '=', meetingId)
    .where('type', '=', 'rights.set')
    .orderBy('number')
    .execute();

describe('what the school sets', () => {
  it('holds in every lesson that goes on, at once, and is told there', async () => {
    const [one, other] = [await inClass(), await inClass()];
    const set = await head.post('/api/school/rights', { rights: { camera: false } });
    expect(set.json()).toEqual({ layers: { school: { camera: false }, class: {}, meeting: {} } });
    for (const lesson of [one, other]) {
      expect((await lesson.seen()).me.rights.school).toEqual({ camera: false });
      expect(await toldIn(lesson.meeting.meetingId)).toEqual([
        { audience: 'all', data: { layer: 'school', rights: { camera: false } } },
      ]);
    }
  });

  it('is left to the start by null, switch by switch', async () => {
    await head.post('/api/school/rights', { rights: { camera: false, chatAll: true } });
    await head.post('/api/school/rights', { rights: { camera: null } });
    const read = (await head.get('/api/school/rights')).json();
    expect(read.layers.school).toEqual({ chatAll: true });
  });

  it('is set by who runs it, and reaches no other school', async () => {
    const other = await here.addSchool('0690001B');
    for (const username of ['martin', 'bureau', 'delegue']) {
      const browser = await signedIn(here, school, username);
      const tried = await browser.post('/api/school/rights', { rights: { camera: false } });
      expect([username, tried.statusCode]).toEqual([username, 403]);
    }
    await head.post('/api/school/rights', { rights: { camera: false } });
    const theirs = await signedIn(here, other, 'chef');
    expect((await theirs.get('/api/school/rights')).json().layers.school).toEqual({});
  });

  it('does not hold between colleagues', async () => {
    await head.post('/api/school/rights', { rights: { camera: false } });
    const teacher = await signedIn(here, school, 'martin');
    const made = (await teacher.post('/api/staff-rooms', { title: 'Réunion' })).json();
    const read = (await teacher.get(ofMeeting(made.meetingId))).json();
    expect(read.layers).toEqual({ school: {}, class: {}, meeting: {} });
  });
});

describe('what is set for a class', () => {
  it('holds in its lessons: those that go on, those planned before, those planned after', async () => {
    const before = await planLesson(here, school);
    const now = await inClass();
    const set = await before.teacher.post(ofGroup(), { rights: { microphone: false } });
    expect(set.json()).toEqual({
      group: '6eB',
      layers: { school: {}, class: { microphone: false }, meeting: {} },
    });
    const after = await planLesson(here, school);
    for (const { teacher, meeting } of [before, now, after]) {
      const read = (await teacher.get(ofMeeting(meeting.meetingId))).json();
      expect(read.layers.class).toEqual({ microphone: false });
    }
    expect((await now.seen()).me.rights.class).toEqual({ microphone: false });
    expect((await toldIn(now.meeting.meetingId)).map(({ data }) => data)).toEqual([
      { layer: 'class', rights: { microphone: false } },
    ]);
    expect(await toldIn(before.meeting.meetingId)).toEqual([]);
  });

  it('is set by who teaches it or runs the school, and by no other colleague', async () => {
    const answers: Record<string, number> = {};
    for (const username of ['martin', 'chef', 'admin', 'autre', 'bureau']) {
      const browser = await signedIn(here, school, username);
      const tried = await browser.post(ofGroup(), { rights: { draw: true } });
      answers[username] = tried.statusCode;
    }
    expect(answers).toEqual({ martin: 200, chef: 200, admin: 200, autre: 403, bureau: 403 });
  });
});

describe('what is set for one lesson', () => {
  it('is set before it begins, and holds once it does', async () => {
    const { teacher, meeting, links } = await planLesson(here, school);
    const path = ofMeeting(meeting.meetingId);
    await teacher.post(path, { rights: { microphone: false, chatAll: true } });
    await teacher.post(path, { rights: { chatAll: null } });
    const host = await openLesson(teacher, meeting);
    const pupil = await knockWith(here, links[0]);
    await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    const seen = await pupil.browser.get(`/api/seats/${pupil.seatId}/class`);
    expect(seen.json().me.rights.meeting).toEqual({ microphone: false });
  });

  it('is replaced as a whole by a preset, which answers what was there: one more press takes it back', async () => {
    const { teacher, meeting, host, pupil, seen } = await inClass();
    const path = ofMeeting(meeting.meetingId);
    const before = { camera: false, chatAll: true };
    await teacher.post(`/api/seats/${host}/class/rights`, { seatIds: null, rights: before });
    const own = { seatIds: [pupil.seatId], rights: { screen: true } };
    await teacher.post(`/api/seats/${host}/class/rights`, own);
    const put = await teacher.send('PUT', path, { rights: { microphone: false } });
    expect(put.json().before).toEqual(before);
    expect((await seen()).me.rights.meeting).toEqual({ microphone: false });
    await teacher.send('PUT', path, { rights: put.json().before });
    const { meeting: back, person } = (await seen()).me.rights;
    expect([back, person]).toEqual([before, { screen: true }]);
  });

  it('does not change once it is over', async () => {
    const { teacher, meeting } = await inClass();
    await teacher.post(`/api/meetings/${meeting.meetingId}/end`);
    const path = ofMeeting(meeting.meetingId);
    const tries = [
      await teacher.post(path, { rights: { camera: false } }),
      await teacher.send('PUT', path, { rights: {} }),
    ];
    expect(tries.map((reply) => reply.json().code)).toEqual(['meeting.over', 'meeting.over']);
  });

  it('is set by who leads it: not by a colleague, nor by the head', async () => {
    const { meeting } = await inClass();
    for (const username of ['autre', 'chef']) {
      const browser = await signedIn(here, school, username);
      const tried = await browser.send('PUT', ofMeeting(meeting.meetingId), { rights: {} });
      expect([username, tried.statusCode]).toEqual([username, 403]);
    }
  });
});

describe('presets', () => {
  const save = (browser: Browser, name: string) =>
    browser.post('/api/presets', { name, rights: { microphone: false } });
  const names = async (browser: Browser) =>
    (await browser.get('/api/presets')).json().presets.map(({ name }: { name: string }) => name);

  it('are their owner’s: by name, listed, forgotten, and kept again', async () => {
    const teacher = await signedIn(here, school, 'martin');
    const [b, a] = [await save(teacher, 'Relevé 10'), await save(teacher, 'Relevé 9')];
    expect([b.statusCode, a.statusCode]).toEqual([200, 200]);
    expect(await names(teacher)).toEqual(['Relevé 9', 'Relevé 10']);
    const path = `/api/presets/${a.json().presetId}`;
    const other = await signedIn(here, school, 'autre');
    expect(await names(other)).toEqual([]);
    expect((await other.send('DELETE', path)).statusCode).toBe(404);
    expect((await teacher.send('DELETE', path)).statusCode).toBe(204);
    expect((await save(teacher, 'Relevé 9')).statusCode).toBe(200);
  });

  it('have a name of their own, in whatever letter case', async () => {
    const teacher = await signedIn(here, school, 'bureau');
    await save(teacher, 'Contrôle');
    expect((await save(teacher, 'CONTRÔLE')).json().code).toBe('preset.name_taken');
    expect((await save(await signedIn(here, school, 'admin'), 'Contrôle')).statusCode).toBe(200);
  });

  it('are thirty at most, be they asked for all at once', async () => {
    const teacher = await signedIn(here, school, 'chef');
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, index) => save(teacher, `Essai ${index}`)),
    );
    const refused = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(refused.map((reply) => reply.json().code)).toEqual(Array(2).fill('preset.too_many'));
  });

  it('hold switches, and nothing else', async () => {
    const teacher = await signedIn(here, school, 'martin');
    for (const rights of [{}, { fly: true }, { microphone: null }, { microphone: 'oui' }])
      expect((await teacher.post('/api/presets', { name: 'X', rights })).statusCode).toBe(400);
  });
});
