import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import {
  addSomebody,
  changeMeeting,
  hours,
  planMeeting,
  seenBy,
  type Somebody,
} from './testing/staff-room.ts';

let here: Installation;
let school: School;
let other: School;
let office: Browser;
let invited: Somebody;
let aside: Somebody;
beforeAll(async () => {
  here = await openInstallation();
  here.clock.now = () => lessonStart;
  school = await here.addSchool('0750001U');
  other = await here.addSchool('0690001B');
  office = await signedIn(here, school, 'bureau');
  [invited, aside] = (await addSomebody(here, school, 'teacher', ['invitee', 'autreprof'])) as [
    Somebody,
    Somebody,
  ];
});
afterAll(() => here[Symbol.asyncDispose]());

const invite = (...personIds: string[]) => ({ by: 'invitation', personIds }) as const;
const atDoor = () => new Date('2026-03-26T15:55:00Z');
const come = (browser: Browser, meetingId: string) =>
  browser.post(`/api/meetings/${meetingId}/come`);

it('stands in the list of who is invited, and of nobody else', async () => {
  const meeting = await planMeeting(office, invite(invited.personId));
  expect(meeting.coming).toEqual(invite(invited.personId));
  expect((await seenBy(invited.browser, meeting))?.own).toEqual({ is: 'invited' });
  expect((await seenBy(office, meeting))?.own).toEqual({ is: 'host' });
  expect(await seenBy(aside.browser, meeting)).toBeNull();
  await changeMeeting(office, meeting, invite(aside.personId));
  expect(await seenBy(invited.browser, meeting)).toBeNull();
  expect((await seenBy(aside.browser, meeting))?.title).toBe('Conseil');
});

it('invites people of this school’s staff who may act, and nobody else', async () => {
  const stranger = await signedIn(here, other, 'martin');
  const { me } = (await stranger.get('/api/session')).json();
  const [late] = await addSomebody(here, school, 'teacher', ['partie']);
  await here.db
    .updateTable('people')
    .set({ suspended_at: lessonStart })
    .where('id', '=', late?.personId ?? '')
    .execute();
  for (const personId of [me.personId, school.pupilIds[0], late?.personId]) {
    const asked = await office.post('/api/staff-meetings', { ...hours, coming: invite(personId) });
    expect(asked.json().code).toBe('meeting.invited_unfit');
  }
  const { people } = (await office.get('/api/staff')).json();
  const offered = people.map((one: { personId: string }) => one.personId);
  expect(offered).toContain(invited.personId);
  expect(offered).not.toContain(late?.personId);
  expect(offered).not.toContain(school.pupilIds[0]);
});

it('opens at its hour: who is invited is expected, a colleague with the address is not, and who is away is missing', async () => {
  const [absent] = await addSomebody(here, school, 'assistant', ['absente']);
  const meeting = await planMeeting(office, invite(invited.personId, absent?.personId ?? ''));
  const early = await come(invited.browser, meeting.meetingId);
  expect(early.json().code).toBe('entry.too_early');
  here.clock.now = atDoor;
  try {
    const opened = await office.post(`/api/meetings/${meeting.meetingId}/open`);
    for (const { browser } of [invited, aside]) {
      const { seatId } = (await come(browser, meeting.meetingId)).json();
      await browser.post(`/api/seats/${seatId}/knock`);
    }
    const room = (await office.get(`/api/seats/${opened.json().seatId}/class`)).json();
    const knocking = room.knocking.map((one: { name: { given: string }; expected: boolean }) => [
      one.name.given,
      one.expected,
    ]);
    expect(knocking).toEqual([
      ['invitee', true],
      ['autreprof', false],
    ]);
    const missing = room.missing.map((one: { name: { given: string } }) => one.name.given);
    expect(missing).toEqual(['absente', 'invitee']);
  } finally {
    here.clock.now = () => lessonStart;
  }
});

it('is changed and cancelled by whoever leads it, teaching or not, and by nobody else', async () => {
  const meeting = await planMeeting(office, invite());
  const path = `/api/meetings/${meeting.meetingId}`;
  expect((await changeMeeting(aside.browser, meeting, invite())).statusCode).toBe(403);
  expect((await aside.browser.post(`${path}/cancel`)).statusCode).toBe(403);
  const cancelled = await office.post(`${path}/cancel`);
  expect(cancelled.json().meeting.state).toBe('cancelled');
  const late = await changeMeeting(office, meeting, invite());
  expect(late.json().code).toBe('meeting.over');
  expect((await office.post(`${path}/restore`)).json().meeting.state).toBe('planned');
});

it('a lesson is not changed by the way of meetings, nor remade is a meeting', async () => {
  const teacher = await signedIn(here, school, 'martin');
  const lesson = await teacher.post('/api/meetings', {
    ...hours,
    groupId: school.groupId,
    repeat: null,
  });
  const [planned] = lesson.json().meetings;
  expect((await changeMeeting(teacher, planned, invite())).statusCode).toBe(404);
  const { seatId } = (await office.post('/api/staff-rooms', { title: 'Réunion' })).json();
  expect((await office.post(`/api/seats/${seatId}/class/remake`)).statusCode).toBe(404);
});
