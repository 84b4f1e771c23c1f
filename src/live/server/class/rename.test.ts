import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../../app/testing/lesson.ts';
import type { Classroom } from '../../contract/routes.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  here.clock.now = () => lessonStart;
});
afterAll(() => here[Symbol.asyncDispose]());

/** A lesson with a pupil inside, and a guest at the door. */
async function withGuest() {
  const { teacher, meeting, links } = await planLesson(here, school);
  const host = await openLesson(teacher, meeting);
  const pupil = await knockWith(here, links[0]);
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
  const path = `/api/meetings/${meeting.meetingId}/class-link`;
  const { link } = (await teacher.post(path)).json() as { link: string };
  await teacher.patch(path, { guests: true });
  const browser = here.browser();
  const typed = { secret: new URL(link).hash.slice(1), given: 'Zo', family: 'Benal' };
  const { seatId } = (await browser.post('/api/entry/guest', typed)).json() as { seatId: string };
  await browser.post(`/api/seats/${seatId}/knock`);
  const rename = (body: object) => teacher.post(`/api/seats/${host}/class/rename`, body);
  const admit = () => teacher.post(`/api/seats/${host}/class/admit`, { seatIds: [seatId] });
  const classOf = async (by: typeof pupil): Promise<Classroom> =>
    (await by.browser.get(`/api/seats/${by.seatId}/class`)).json();
  return { host: { browser: teacher, seatId: host }, pupil, seatId, rename, admit, classOf };
}
const asked = { given: ' Inès ', family: 'Benali' };
const kept = { given: 'Inès', family: 'Benali', title: null };

it('a host corrects a guest’s name at the door and inside, and everybody reads the new one', async () => {
  const { host, pupil, seatId, rename, admit, classOf } = await withGuest();
  expect((await rename({ seatId, ...asked })).statusCode).toBe(204);
  expect((await classOf(host)).knocking).toMatchObject([{ name: kept, guest: 'class_link' }]);
  await admit();
  await rename({ seatId, given: 'Inès', family: 'Benali-Roux' });
  const { seats } = await classOf(pupil);
  expect(seats.find((seat) => seat.seatId === seatId)).toMatchObject({
    role: 'guest',
    name: { family: 'Benali-Roux' },
  });
  const told = await here.db
    .selectFrom('events')
    .select(['audience', 'data'])
    .where('type', '=', 'seat.renamed')
    .orderBy('number')
    .execute();
  // At the door for hosts alone; no name is kept in what happened.
  expect(told).toEqual([
    { audience: 'hosts', data: { seatId } },
    { audience: 'all', data: { seatId } },
  ]);
});

it('names of the register, of other lessons, of teachers, or unfit ones are refused', async () => {
  const [first, other] = [await withGuest(), await withGuest()];
  const codes = async (body: object) => (await first.rename(body)).json().code as string;
  const pupil = { seatId: first.pupil.seatId, ...asked };
  expect(await codes(pupil)).toBe('entry.named_by_register');
  expect(await codes({ seatId: other.seatId, ...asked })).toBe('not_found');
  expect(await codes({ seatId: first.seatId, given: 'Zoé 2', family: 'B' })).toBe(
    'entry.name_unfit',
  );
  const teachers = { seatId: first.seatId, given: 'Sylvie', family: 'Martin' };
  expect(await codes(teachers)).toBe('entry.name_taken');
  const own = { seatId: first.host.seatId, ...asked };
  expect((await first.rename(own)).statusCode).toBe(403);
});
