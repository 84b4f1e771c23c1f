import { createEventSource } from 'eventsource-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RightSettings } from '../../../access/contract/rights.ts';
import { until } from '../../../platform/server/testing/until.ts';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../../app/testing/lesson.ts';
import type { Classroom } from '../../contract/routes.ts';

let here: Installation;
let school: School;
let origin: string;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  origin = await here.app.http.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

type Told = { number: number; type: string; data: { seatId?: string } };

/** A lesson with one pupil inside, who may not see the list, and two at the door. */
async function inClass(rights: RightSettings = { seeList: false }) {
  const { teacher, meeting, links } = await planLesson(here, school);
  const host = await openLesson(teacher, meeting);
  const [zoe, hugo, ines] = [
    await knockWith(here, links[0]),
    await knockWith(here, links[1]),
    await knockWith(here, links[2]),
  ];
  const command = (name: string, body: object) =>
    teacher.post(`/api/seats/${host}/class/${name}`, body);
  await command('rights', { seatIds: [zoe.seatId], rights });
  await command('admit', { seatIds: [zoe.seatId] });
  return { teacher, meeting, host, zoe, hugo, ines, command };
}
type Pupil = Awaited<ReturnType<typeof inClass>>['zoe'];

const seen = async ({ browser, seatId }: Pupil): Promise<Classroom> =>
  (await browser.get(`/api/seats/${seatId}/class`)).json();
const inList = async (pupil: Pupil) => (await seen(pupil)).seats.map(({ seatId }) => seatId);

/** What this pupil's page is told, from a number on. */
function follow({ browser, seatId }: Pupil, after: number) {
  const told: Told[] = [];
  const source = createEventSource({
    url: `${origin}/api/seats/${seatId}/class/events?after=${after}`,
    headers: { cookie: [...browser.jar].map((pair) => pair.join('=')).join('; ') },
    onMessage: ({ data }) => void told.push(JSON.parse(data) as Told),
  });
  return { told, close: () => source.close() };
}

it('whoever may not see the list finds themselves and those who lead in it', async () => {
  const { host, zoe, hugo, command } = await inClass();
  await command('admit', { seatIds: [hugo.seatId] });
  expect((await inList(zoe)).sort()).toEqual([host, zoe.seatId].sort());
  expect(await inList(hugo)).toHaveLength(3);
});

it('is told nothing of others who come and go, and all of it once the right is given', async () => {
  const { zoe, hugo, ines, command } = await inClass();
  const page = follow(zoe, (await seen(zoe)).after);
  await command('admit', { seatIds: [hugo.seatId] });
  await command('remove', { seatId: hugo.seatId });
  await command('rights', { seatIds: [zoe.seatId], rights: { seeList: null } });
  await command('admit', { seatIds: [ines.seatId] });
  await until('the last is told', () => page.told.some(({ data }) => data.seatId === ines.seatId));
  expect(page.told.map(({ type, data }) => [type, data.seatId])).toEqual([
    ['rights.person', zoe.seatId],
    ['seat.admitted', ines.seatId],
  ]);
  page.close();
});

it('what is told follows the switch by its number, also to who reads it later', async () => {
  const { zoe, hugo, ines, command } = await inClass({});
  const { after } = await seen(zoe);
  await command('admit', { seatIds: [hugo.seatId] });
  await command('rights', { seatIds: null, rights: { seeList: false } });
  await command('admit', { seatIds: [ines.seatId] });
  await command('calm', { on: true });
  const page = follow(zoe, after);
  await until('all is told', () => page.told.some(({ type }) => type === 'calm.set'));
  expect(page.told.map(({ type }) => type)).not.toContain('seat.left');
  expect(page.told.filter(({ data }) => data.seatId === ines.seatId)).toEqual([]);
  page.close();
});

it('the teacher who comes later is told of', async () => {
  const { teacher, meeting, host, zoe } = await inClass();
  await teacher.post(`/api/seats/${host}/leave`);
  const page = follow(zoe, (await seen(zoe)).after);
  await openLesson(teacher, meeting);
  await until('the teacher is told of', () =>
    page.told.some(({ type, data }) => type === 'seat.admitted' && data.seatId === host),
  );
  page.close();
});
