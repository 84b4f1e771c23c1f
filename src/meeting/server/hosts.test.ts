import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../access/contract/actors.ts';
import type { Browser } from '../../app/testing/browser.ts';
import {
  openInstallation,
  password,
  signedIn,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson } from '../../app/testing/lesson.ts';
import { createAccount } from '../../identity/server/index.ts';
import { openStreamCount } from '../../platform/server/events/index.ts';
import { until } from '../../platform/server/testing/until.ts';
import { createPeople } from '../../school/server/index.ts';
import type { MeetingView } from '../contract/routes.ts';
import { listBarredSeats } from './seats.store.ts';

let here: Installation;
let school: School;
let other: School;
let teacher: Browser;
beforeAll(async () => {
  here = await openInstallation();
  here.clock.now = () => lessonStart;
  school = await here.addSchool('0750001U');
  other = await here.addSchool('0690001B');
  teacher = await signedIn(here, school, 'martin');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

let people = 0;
/** Somebody with an account who is in the class; answers their id and how they sign in. */
async function colleague(role: Role, as: 'teacher' | 'assistant', activeUntil?: Date) {
  const username = `collegue${++people}`;
  const { schoolId, groupId } = school;
  const personId = await here.app.core.transact(async (trx) => {
    const name = { family: `Collègue ${people}`, given: 'Dominique', title: null };
    const [made = ''] = await createPeople(trx, schoolId, [{ role, name }]);
    await createAccount(trx, { schoolId, personId: made, username, password });
    return made;
  });
  const row = { school_id: schoolId, group_id: groupId, person_id: personId, role: as };
  await here.db.insertInto('memberships').values(row).execute();
  if (activeUntil)
    await here.db
      .updateTable('people')
      .set({ active_until: activeUntil })
      .where('id', '=', personId)
      .execute();
  return { personId, signIn: () => signedIn(here, school, username) };
}

const hours = {
  title: 'Mathématiques',
  day: '2026-03-24',
  from: '10:05',
  to: '10:55',
  opensBeforeMinutes: 10,
};
const plan = (coHostIds: string[], more: object = {}, by = teacher) =>
  by.post('/api/meetings', {
    ...hours,
    groupId: school.groupId,
    coHostIds,
    repeat: null,
    ...more,
  });
const planned = async (coHostIds: string[], more: object = {}): Promise<MeetingView> =>
  (await plan(coHostIds, more)).json().meetings[0];
const change = (meeting: MeetingView, body: object, by = teacher) =>
  by.send('PATCH', `/api/meetings/${meeting.meetingId}`, { ...hours, ...body });
const week = async (browser: Browser): Promise<string[]> =>
  (await browser.get('/api/meetings?from=2026-03-23&to=2026-04-12'))
    .json()
    .meetings.map(({ meetingId }: MeetingView) => meetingId);
const leave = (personId: string) =>
  here.db.deleteFrom('memberships').where('person_id', '=', personId).execute();

describe('who leads a lesson beside its planner', () => {
  it('is offered among those who teach or assist the group and whose time is not over', async () => {
    const current = await colleague('assistant', 'assistant', new Date('2026-06-01'));
    const gone = await colleague('assistant', 'assistant', new Date('2026-03-01'));
    const reply = await teacher.get(`/api/groups/${school.groupId}/colleagues`);
    const ids = reply.json().colleagues.map(({ personId }: { personId: string }) => personId);
    expect(ids).toContain(school.teacherId);
    expect(ids).toContain(current.personId);
    expect(ids).not.toContain(gone.personId);
    expect(ids).not.toContain(school.pupilIds[0]);
  });

  it('sees it in their week, opens it, admits and ends; so does the planner', async () => {
    const helper = await colleague('assistant', 'assistant');
    const meeting = await planned([helper.personId, school.teacherId]);
    expect(meeting.hosts.map(({ personId, planner }) => [personId, planner])).toEqual([
      [helper.personId, false],
      [school.teacherId, true],
    ]);
    const assistant = await helper.signIn();
    expect(await week(assistant)).toEqual([meeting.meetingId]);
    const links = await teacher.post(`/api/meetings/${meeting.meetingId}/links`, {
      personIds: null,
    });
    const seatId = await openLesson(assistant, meeting);
    await openLesson(teacher, meeting);
    const pupil = await knockWith(here, links.json().links[0]);
    const admitted = await assistant.post(`/api/seats/${seatId}/class/admit`, { seatIds: null });
    expect(admitted.json().admitted).toEqual([pupil.seatId]);
    expect((await assistant.post(`/api/seats/${seatId}/class/end`)).statusCode).toBe(204);
  });

  it('who assists changes neither its hours nor its hosts, and cancels nothing', async () => {
    const helper = await colleague('assistant', 'assistant');
    const meeting = await planned([helper.personId]);
    const assistant = await helper.signIn();
    const changed = await change(meeting, { title: 'Autre' }, assistant);
    const cancelled = await assistant.post(`/api/meetings/${meeting.meetingId}/cancel`);
    expect([changed.statusCode, cancelled.statusCode]).toEqual([403, 403]);
  });

  it('who teaches with the planner changes it, and never takes it from the planner', async () => {
    const second = await colleague('teacher', 'teacher');
    const meeting = await planned([second.personId]);
    const reply = await change(meeting, { title: 'À deux', coHostIds: [] }, await second.signIn());
    const { meeting: after } = reply.json();
    expect([
      after.title,
      after.hosts.map(({ personId }: { personId: string }) => personId),
    ]).toEqual(['À deux', [school.teacherId]]);
  });

  it('leads each lesson of a series; and stays when a change does not name hosts', async () => {
    const second = await colleague('substitute', 'teacher');
    const repeat = { everyWeeks: 1, until: '2026-04-07' };
    const { meetings } = (await plan([second.personId], { repeat })).json();
    expect(meetings).toHaveLength(3);
    expect(await week(await second.signIn())).toHaveLength(3);
    const changed = (await change(meetings[0], { title: 'Autre' })).json().meeting;
    expect(changed.hosts).toHaveLength(2);
  });

  it('is nobody else: not a pupil, a stranger to the class, another school’s, nor one who left', async () => {
    const over = await colleague('assistant', 'assistant', new Date('2026-03-01'));
    const stranger = await here.db
      .selectFrom('people')
      .select('id')
      .where('school_id', '=', school.schoolId)
      .where('family_name', '=', 'Autre')
      .executeTakeFirstOrThrow();
    const meeting = await planned([]);
    for (const id of [school.pupilIds[0] ?? '', stranger.id, other.teacherId, over.personId])
      for (const reply of [await plan([id]), await change(meeting, { coHostIds: [id] })])
        expect([reply.statusCode, reply.json().code]).toEqual([400, 'meeting.host_unfit']);
    expect((await plan(Array.from({ length: 9 }, () => school.teacherId))).statusCode).toBe(400);
  });
});

describe('somebody who leads no more', () => {
  /** A lesson that goes on, a co-host inside whose stream is open. */
  async function goingOn() {
    const second = await colleague('teacher', 'teacher');
    const meeting = await planned([second.personId]);
    await openLesson(teacher, meeting);
    const browser = await second.signIn();
    const seatId = await openLesson(browser, meeting);
    const before = openStreamCount();
    const stream = browser.get(`/api/seats/${seatId}/class/events?after=0`);
    await until('the stream is open', () => openStreamCount() > before);
    return { ...second, meeting, browser, seatId, stream };
  }
  const seatOf = (seatId: string) =>
    here.db.selectFrom('seats').select('state').where('id', '=', seatId).executeTakeFirstOrThrow();

  it('because they were taken off it meanwhile: out at once, streams included, and not back', async () => {
    const { meeting, browser, seatId, stream } = await goingOn();
    expect((await change(meeting, { coHostIds: [] })).statusCode).toBe(200);
    expect((await stream).body).toContain('event: seat.left');
    expect((await seatOf(seatId)).state).toBe('left');
    expect((await browser.get(`/api/seats/${seatId}/class`)).statusCode).toBe(404);
    expect((await browser.post(`/api/meetings/${meeting.meetingId}/open`)).statusCode).toBe(403);
    expect(await week(browser)).toEqual([]);
  });

  it('and comes back when they are chosen again', async () => {
    const { personId, meeting, browser, seatId } = await goingOn();
    await change(meeting, { coHostIds: [] });
    await change(meeting, { coHostIds: [personId] });
    expect(await openLesson(browser, meeting)).toBe(seatId);
    expect((await browser.get(`/api/seats/${seatId}/class`)).statusCode).toBe(200);
  });

  it('because they left the class: refused at once, and the sweep closes what they have open', async () => {
    const { personId, meeting, browser, seatId } = await goingOn();
    await here.db
      .updateTable('seats')
      .set({ connected_at: lessonStart })
      .where('id', '=', seatId)
      .execute();
    expect(await listBarredSeats(here.db, lessonStart)).toEqual([]);
    await leave(personId);
    expect(await listBarredSeats(here.db, lessonStart)).toEqual([{ id: seatId }]);
    expect((await browser.get(`/api/seats/${seatId}/class`)).statusCode).toBe(404);
    expect((await browser.post(`/api/meetings/${meeting.meetingId}/open`)).statusCode).toBe(403);
    expect(await week(browser)).toEqual([]);
  });

  it('keeps the lessons that they planned', async () => {
    const second = await colleague('teacher', 'teacher');
    const browser = await second.signIn();
    const own = (await plan([], {}, browser)).json().meetings[0];
    const shared = await planned([second.personId]);
    expect((await week(browser)).sort()).toEqual([own.meetingId, shared.meetingId].sort());
    await leave(second.personId);
    expect(await week(browser)).toEqual([own.meetingId]);
    expect((await openLesson(browser, own)).length).toBe(36);
  });

  it('keeps the lesson that they planned when it is made anew', async () => {
    const second = await colleague('teacher', 'teacher');
    const browser = await second.signIn();
    const own = (await plan([], {}, browser)).json().meetings[0];
    await leave(second.personId);
    const remade = await browser.post(`/api/seats/${await openLesson(browser, own)}/class/remake`);
    expect(remade.statusCode).toBe(200);
    const [now] = (await week(browser)).filter((meetingId) => meetingId !== own.meetingId);
    expect((await browser.post(`/api/meetings/${now}/open`)).statusCode).toBe(200);
  });

  it('is told nothing but that it goes on: hours do not change meanwhile', async () => {
    const { meeting } = await goingOn();
    const reply = await change(meeting, { title: 'Autre', coHostIds: [] });
    expect(reply.json().code).toBe('meeting.in_progress');
  });
});
