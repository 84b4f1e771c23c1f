import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../app/testing/browser.ts';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../app/testing/lesson.ts';
import { routes } from '../../app/testing/requests.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  here.clock.now = () => lessonStart;
  await here.db
    .updateTable('people')
    .set({ given_name: 'Yanis' })
    .where('id', '=', school.pupilIds[0] ?? '')
    .execute();
});
afterAll(() => here[Symbol.asyncDispose]());

const letters = 'abcdefghijklmnopqrst';
const nameOf = (at: number) =>
  at < 50
    ? { given: at % 2 ? 'Yanis' : 'YANIS', family: at % 3 ? 'Amrani' : 'Amranni' }
    : { given: 'Kim', family: `Intrus${letters[at % 20]}${letters[Math.floor(at / 20)]}` };

/** What one intruder saw of all that they tried. */
async function intrude(browser: Browser, secret: string, at: number): Promise<string[]> {
  const seen = [(await browser.post('/api/entry/class-link', { secret })).body];
  const came = await browser.post('/api/entry/guest', { secret, ...nameOf(at) });
  seen.push(came.body);
  const { seatId } = came.json() as { seatId?: string };
  if (seatId === undefined) return seen;
  seen.push((await browser.post(`/api/seats/${seatId}/knock`)).body);
  for (const path of ['class', 'class/events?after=0']) {
    const reply = await browser.get(`/api/seats/${seatId}/${path}`);
    expect(reply.statusCode).toBe(403);
    seen.push(reply.body);
  }
  return seen;
}

it('two hundred with a leaked class link, fifty under copied names, reach nothing of the class', async () => {
  const { teacher, meeting, links } = await planLesson(here, school);
  const host = await openLesson(teacher, meeting);
  const path = `/api/meetings/${meeting.meetingId}`;
  const { link } = (await teacher.post(`${path}/class-link`)).json() as { link: string };
  await teacher.patch(`${path}/class-link`, { guests: true });
  const inside = await knockWith(here, links[1]);
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: [inside.seatId] });
  const secret = new URL(link).hash.slice(1);

  const times: number[] = [];
  const seen: string[] = [];
  for (let at = 0; at < 200; at += 20) {
    const crowd = Array.from({ length: 20 }, (_, more) =>
      intrude(here.browser(), secret, at + more),
    );
    const since = performance.now();
    // Meanwhile the teacher lets the class in: nobody of it waits.
    const admitted = await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    times.push(performance.now() - since);
    expect(admitted.json().admitted).toEqual([]);
    seen.push(...(await Promise.all(crowd)).flat());
  }
  const slowest = times.sort((a, b) => a - b).at(-1) ?? 0;
  console.log(`a teacher’s command meanwhile: ${slowest.toFixed(0)} ms at the most`);

  const all = seen.join('\n');
  for (const hidden of ['Bernard', 'Élie', inside.seatId, '/media', 'eyJ'])
    expect(all).not.toContain(hidden);
  const { knocking, seats } = (await teacher.get(`/api/seats/${host}/class`)).json();
  expect(seats).toHaveLength(2);
  // A hundred at the most stand there, each marked; copied names are told from those of the class.
  expect(knocking).toHaveLength(100);
  const copies = knocking.filter(
    ({ name }: { name: { given: string } }) => name.given.toLowerCase() === 'yanis',
  );
  expect(copies.length).toBeGreaterThan(0);
  for (const seat of knocking) expect(seat).toMatchObject({ guest: 'class_link', expected: false });
  for (const copy of copies) expect(copy.resembles).toMatchObject({ family: 'Amrani' });
  // One press, and they are all outside, with a link that is worth nothing.
  await teacher.post(`${path}/class-link`);
  expect((await teacher.get(`/api/seats/${host}/class`)).json().knocking).toEqual([]);
}, 120_000);

it('no command of a seat takes a name, but for a host who corrects a guest’s, or names a plan', () => {
  const ofSeats = routes.filter(({ caller }) => caller === 'seat');
  const takesName = ofSeats.filter(({ body }) =>
    Object.keys(body?.shape ?? {}).some((field) => /name|given|family|title/i.test(field)),
  );
  expect(ofSeats.length).toBeGreaterThan(8);
  expect(takesName.map(({ id }) => id).sort()).toEqual(['breakouts.plans.save', 'class.rename']);
});
