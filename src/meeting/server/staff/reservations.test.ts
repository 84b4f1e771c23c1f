import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import type { StaffMeeting } from '../../contract/staff-routes.ts';
import {
  addSomebody,
  changeMeeting,
  planMeeting,
  seenBy,
  type Somebody,
} from './testing/staff-room.ts';

let here: Installation;
let school: School;
let office: Browser;
let people: Somebody[];
beforeAll(async () => {
  here = await openInstallation();
  here.clock.now = () => lessonStart;
  school = await here.addSchool('0750001U');
  office = await signedIn(here, school, 'bureau');
  const usernames = Array.from({ length: 20 }, (_, index) => `prof${index + 1}`);
  people = await addSomebody(here, school, 'teacher', usernames);
}, 120_000);
afterAll(() => here[Symbol.asyncDispose]());

type Named = { meetingId: string };
const places = (count: number) => ({ by: 'reservation', places: count }) as const;
const path = ({ meetingId }: Named) => `/api/meetings/${meetingId}/reservation`;
const reserve = async ({ browser }: Somebody, meeting: Named): Promise<StaffMeeting> =>
  (await browser.post(path(meeting))).json();
const giveBack = ({ browser }: Somebody, meeting: Named) => browser.send('DELETE', path(meeting));
const standing = async ({ browser }: Somebody, meeting: Named) =>
  (await seenBy(browser, meeting))?.own;
const person = (index: number): Somebody => {
  const found = people[index];
  if (!found) throw new Error('nobody');
  return found;
};
const held = { is: 'held', given: false };

it('the eleventh of ten is refused a place, stands on the waiting list, and does not enter', async () => {
  const meeting = await planMeeting(office, places(10));
  for (const one of people.slice(0, 10)) expect((await reserve(one, meeting)).own).toEqual(held);
  const eleventh = await reserve(person(10), meeting);
  expect(eleventh.own).toEqual({ is: 'waiting', rank: 1 });
  expect(eleventh.places).toEqual({ all: 10, held: 10, waiting: 1 });
  here.clock.now = () => new Date('2026-03-26T16:00:00Z');
  try {
    const come = ({ browser }: Somebody) => browser.post(`/api/meetings/${meeting.meetingId}/come`);
    expect((await come(person(9))).statusCode).toBe(200);
    expect((await come(person(10))).statusCode).toBe(404);
    expect((await come(person(11))).statusCode).toBe(404);
  } finally {
    here.clock.now = () => lessonStart;
  }
});

it('twenty ask for ten places at the same instant: ten hold one each, ten wait in one order', async () => {
  const meeting = await planMeeting(office, places(10));
  const asked = await Promise.all(people.map((one) => reserve(one, meeting)));
  const ranks = asked.flatMap(({ own }) => (own.is === 'waiting' ? [own.rank] : []));
  expect(asked.filter(({ own }) => own.is === 'held')).toHaveLength(10);
  expect(ranks).toHaveLength(10);
  const { rows } = await here.db
    .selectFrom('reservations')
    .select('place')
    .where('meeting_id', '=', meeting.meetingId)
    .orderBy('place')
    .execute()
    .then((found) => ({ rows: found.map(({ place }) => place) }));
  expect(rows).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...Array<null>(10).fill(null)]);
  const list = (await office.get(`/api/meetings/${meeting.meetingId}/reservations`)).json();
  expect([list.places, list.held.length, list.waiting.length]).toEqual([10, 10, 10]);
});

it('two ask for the last place at the same instant: one holds it', async () => {
  const meeting = await planMeeting(office, places(1));
  const asked = await Promise.all([
    reserve(person(0), meeting),
    reserve(person(1), meeting),
    reserve(person(0), meeting),
  ]);
  const is = (index: number) => asked[index]?.own.is;
  expect(is(0)).toBe(is(2));
  expect([is(0), is(1)].toSorted()).toEqual(['held', 'waiting']);
});

it('the database itself refuses an eleventh of ten, whatever a program does', async () => {
  const meeting = await planMeeting(office, places(1));
  await reserve(person(0), meeting);
  const row = {
    school_id: school.schoolId,
    meeting_id: meeting.meetingId,
    person_id: person(1).personId,
    asked_at: lessonStart,
    given_at: null,
  };
  const write = (values: { places: number; place: number }) =>
    here.db
      .insertInto('reservations')
      .values({ ...row, ...values })
      .execute();
  await expect(write({ places: 1, place: 1 })).rejects.toThrow(/reservations_one_each/);
  await expect(write({ places: 1, place: 2 })).rejects.toThrow(/reservations_capacity/);
  await expect(write({ places: 2, place: 2 })).rejects.toThrow(/foreign key/);
  const seat = { school_id: row.school_id, meeting_id: row.meeting_id, person_id: row.person_id };
  const { id } = await here.db
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', row.person_id)
    .executeTakeFirstOrThrow();
  await expect(
    here.db
      .insertInto('seats')
      .values({ ...seat, role: 'colleague', state: 'claimed', account_id: id, mark_hash: null })
      .execute(),
  ).rejects.toThrow(/hold a place/);
});

it('a place given back goes to the first who waits, who is told until they have read it', async () => {
  const meeting = await planMeeting(office, places(1));
  await here.db
    .updateTable('people')
    .set({ email: 'prof2@essai.example' })
    .where('id', '=', person(1).personId)
    .execute();
  for (const index of [0, 1, 2]) await reserve(person(index), meeting);
  expect(await standing(person(2), meeting)).toEqual({ is: 'waiting', rank: 2 });
  const given = (await giveBack(person(0), meeting)).json();
  expect(given.own).toEqual({ is: 'free' });
  expect(await standing(person(1), meeting)).toEqual({ is: 'held', given: true });
  expect(await standing(person(2), meeting)).toEqual({ is: 'waiting', rank: 1 });
  const letters = await here.db
    .selectFrom('outbox_mails')
    .select(['recipient', 'subject'])
    .where('school_id', '=', school.schoolId)
    .execute();
  expect(letters).toEqual([
    { recipient: 'prof2@essai.example', subject: 'Une place est à vous : Conseil' },
  ]);
  await person(1).browser.post(`${path(meeting)}/read`);
  expect(await standing(person(1), meeting)).toEqual(held);
  expect((await reserve(person(0), meeting)).own).toEqual({ is: 'waiting', rank: 2 });
});

it('who gives up waiting leaves the list, and those after them come nearer', async () => {
  const meeting = await planMeeting(office, places(1));
  for (const index of [0, 1, 2]) await reserve(person(index), meeting);
  expect((await giveBack(person(1), meeting)).json().own).toEqual({ is: 'free' });
  expect(await standing(person(2), meeting)).toEqual({ is: 'waiting', rank: 1 });
  expect(await standing(person(0), meeting)).toEqual(held);
});

it('more places go to who waits, in order; fewer than are held are refused, and fewer than were numbered are not', async () => {
  const meeting = await planMeeting(office, places(3));
  for (const index of [0, 1, 2, 3, 4]) await reserve(person(index), meeting);
  await changeMeeting(office, meeting, places(4));
  expect(await standing(person(3), meeting)).toEqual({ is: 'held', given: true });
  expect(await standing(person(4), meeting)).toEqual({ is: 'waiting', rank: 1 });
  const fewer = await changeMeeting(office, meeting, places(3));
  expect([fewer.json().code, fewer.json().params]).toEqual(['meeting.places_held', { held: 4 }]);
  const none = await changeMeeting(office, meeting, { by: 'invitation', personIds: [] });
  expect(none.json().code).toBe('meeting.places_held');
  for (const index of [4, 0, 1]) await giveBack(person(index), meeting);
  const two = await changeMeeting(office, meeting, places(2));
  expect(two.json().meeting.coming).toEqual({ by: 'reservation', places: 2, held: 2, waiting: 0 });
  expect(await standing(person(3), meeting)).toEqual({ is: 'held', given: true });
});

it('from the hour of the door, places are still taken but not given back', async () => {
  const meeting = await planMeeting(office, places(2));
  await reserve(person(0), meeting);
  here.clock.now = () => new Date('2026-03-26T15:50:00Z');
  try {
    expect((await giveBack(person(0), meeting)).json().code).toBe('meeting.places_settled');
    expect((await reserve(person(1), meeting)).own).toEqual(held);
    here.clock.now = () => new Date('2026-03-26T17:00:00Z');
    const late = await person(2).browser.post(path(meeting));
    expect(late.json().code).toBe('meeting.over');
  } finally {
    here.clock.now = () => lessonStart;
  }
});

it('no pupil nor guardian reserves, nor sees that there is something to reserve; who leads needs no place', async () => {
  const meeting = await planMeeting(office, places(2));
  for (const role of ['pupil', 'guardian'] as const) {
    const [one] = await addSomebody(here, school, role, [role]);
    if (!one) throw new Error('nobody');
    expect((await one.browser.post(path(meeting))).statusCode).toBe(403);
    const list = await one.browser.get('/api/staff-meetings?from=2026-03-24&to=2026-03-29');
    expect(list.statusCode).toBe(403);
  }
  expect((await office.post(path(meeting))).statusCode).toBe(403);
  const invitation = await planMeeting(office, { by: 'invitation', personIds: [] });
  expect((await person(0).browser.post(path(invitation))).statusCode).toBe(404);
});
