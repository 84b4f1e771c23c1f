import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart, openLesson, planLesson, secretOf } from '../../../app/testing/lesson.ts';
import { createGroup, createPeople } from '../../../school/server/index.ts';
import type { EntryLinkView } from '../../../entry/contract/routes.ts';

const many = 500;
const intruders = 200;

let here: Installation;
let school: School;
let origin: string;
let lesson: Awaited<ReturnType<typeof aLesson>>;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  here.clock.now = () => lessonStart;
  await here.app.http.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(here.app.http.server.address() as AddressInfo).port}`;
  lesson = await aLesson();
}, 120_000);
afterAll(() => here[Symbol.asyncDispose]());

/** A lesson of five hundred, open. */
async function aLesson() {
  const groupId = await here.app.core.transact(async (trx) => {
    const pupilIds = await createPeople(
      trx,
      school.schoolId,
      Array.from({ length: many }, (_, n) => ({
        role: 'pupil' as const,
        name: { family: `Canari${n}`, given: 'Qyvault', title: null },
      })),
    );
    const teacherIds = [school.teacherId];
    return createGroup(trx, school.schoolId, {
      name: 'Tous',
      kind: 'teaching',
      pupilIds,
      teacherIds,
    });
  });
  const { teacher, meeting, links } = await planLesson(here, { ...school, groupId });
  return { teacher, meeting, links, host: await openLesson(teacher, meeting) };
}

type Answer = { status: number; text: string; cookie: string; ms: number };

/** A real call over HTTP. */
async function call(method: string, path: string, body?: object, cookie = ''): Promise<Answer> {
  const begun = performance.now();
  const reply = await fetch(new URL(path, origin), {
    method,
    headers: {
      'x-preau': '1',
      cookie,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  const set = reply.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return { status: reply.status, text, cookie: set.join('; '), ms: performance.now() - begun };
}

const cookieOf = ({ jar }: Browser) => [...jar].map((pair) => pair.join('=')).join('; ');

/** The teacher's own commands, one after the other, for as long as something lasts. */
async function meanwhile<T>(work: Promise<T>): Promise<{ result: T; p95: number; asked: number }> {
  const state = { isOver: false };
  const done = work.finally(() => (state.isOver = true));
  const times: number[] = [];
  const cookie = cookieOf(lesson.teacher);
  while (!state.isOver) {
    const path = `/api/seats/${lesson.host}/class/refuse`;
    const reply = await call('POST', path, { seatIds: [randomUUID()] }, cookie);
    expect(reply.status).toBe(200);
    times.push(reply.ms);
  }
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
  return { result: await done, p95: Math.round(p95), asked: times.length };
}

const claim = (link: EntryLinkView | undefined) =>
  call('POST', '/api/entry/claim', { secret: secretOf(link) });

it('two hundred intruders with a lesson’s leaked address get no name, no seat and no token', async () => {
  const { meetingId } = lesson.meeting;
  const intrude = async (n: number): Promise<Answer[]> => [
    await call('POST', `/api/meetings/${meetingId}/come`),
    await call('POST', '/api/entry/claim', { secret: randomBytes(32).toString('base64url') }),
    await call('GET', `/api/seats/${lesson.host}/class`),
    await call('GET', `/api/seats/${lesson.host}/class/events?after=0`),
    await call('GET', `/api/seats/${randomUUID()}`),
    await call('GET', `/media/${lesson.host}/rtc/v1/validate?access_token=x`),
    // Fifty bring a name that they copied: there is nowhere to put it.
    ...(n < 50
      ? [await call('POST', '/api/entry/claim', { secret: 'x', name: 'Qyvault Canari1' })]
      : []),
  ];
  const all = Promise.all(Array.from({ length: intruders }, (_, n) => intrude(n)));
  const { result, p95, asked } = await meanwhile(all);
  const answers = result.flat();
  expect(answers.filter(({ status }) => status < 400)).toEqual([]);
  const leaks = /Qyvault|Canari|Martin|Mathématiques|6eB|eyJ[\w-]{8,}\.eyJ/;
  expect(answers.filter(({ text }) => leaks.test(text))).toEqual([]);
  const seats = await here.db
    .selectFrom('seats')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .execute();
  expect(seats).toHaveLength(1);
  console.log(`    ${intruders} intruders: ${asked} commands of the teacher, p95 ${p95} ms`);
}, 120_000);

it('five hundred knocks at once leave the teacher’s commands at work, and « refuse all » clears the door', async () => {
  const knock = async (link: EntryLinkView) => {
    const claimed = await claim(link);
    const { seatId } = JSON.parse(claimed.text) as { seatId: string };
    return call('POST', `/api/seats/${seatId}/knock`, undefined, claimed.cookie);
  };
  const { result, p95, asked } = await meanwhile(Promise.all(lesson.links.map(knock)));
  expect(result.filter(({ status }) => status !== 200)).toEqual([]);
  const cookie = cookieOf(lesson.teacher);
  const path = `/api/seats/${lesson.host}/class`;
  expect(JSON.parse((await call('GET', path, undefined, cookie)).text).knocking).toHaveLength(many);
  const refused = await call('POST', `${path}/refuse`, { seatIds: null }, cookie);
  expect(JSON.parse(refused.text).refused).toHaveLength(many);
  expect(JSON.parse((await call('GET', path, undefined, cookie)).text).knocking).toEqual([]);
  console.log(
    `    ${many} knocks: ${asked} commands of the teacher, p95 ${p95} ms; all refused in ${Math.round(refused.ms)} ms`,
  );
}, 120_000);
