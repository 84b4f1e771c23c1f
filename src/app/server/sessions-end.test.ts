import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStreamCount } from '../../platform/server/events/index.ts';
import { until } from '../../platform/server/testing/until.ts';
import { uaiCheckLetter } from '../../school/contract/uai.ts';
import type { Browser } from '../testing/browser.ts';
import {
  openInstallation,
  password,
  signedIn,
  type Installation,
  type School,
} from '../testing/installation.ts';
import { lessonStart, openLesson, planLesson } from '../testing/lesson.ts';
import { addHost } from '../testing/operators.ts';

let here: Installation;
let host: Browser;
beforeAll(async () => {
  here = await openInstallation();
  host = await addHost(here);
  await here.app.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => here[Symbol.asyncDispose]());

/** Opens the class's stream as a browser does; `ended` holds when the server closed it. */
async function watch({ jar }: Browser, seatId: string) {
  const { port } = here.app.http.server.address() as AddressInfo;
  const before = openStreamCount();
  const request = get({
    host: '127.0.0.1',
    port,
    path: `/api/seats/${seatId}/class/events?after=0`,
    headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
  });
  const ended = new Promise<void>((resolve) =>
    request.on('response', (response) => response.resume().on('end', () => resolve())),
  );
  await until('the stream is open', () => openStreamCount() > before);
  return { ended };
}

let schools = 0;

/** A teacher in an open lesson, whose class streams; and the head, elsewhere. */
async function teaching() {
  schools += 1;
  const digits = `075${String(schools).padStart(4, '0')}`;
  const school = await here.addSchool(`${digits}${uaiCheckLetter(digits)}`);
  here.clock.now = () => lessonStart;
  const { teacher, meeting } = await planLesson(here, school);
  const { ended } = await watch(teacher, await openLesson(teacher, meeting));
  const head = await signedIn(here, school, 'chef');
  return { school, teacher, head, ended, person: `/api/people/${school.teacherId}` };
}

type Teaching = Awaited<ReturnType<typeof teaching>>;
const signIn = (school: School) =>
  here.browser().post('/api/session', { username: `martin@${school.uai}`, password });

const causes: [string, (scene: Teaching) => Promise<unknown>][] = [
  [
    'they change their password in another browser',
    async ({ school }) => {
      const elsewhere = await signedIn(here, school, 'martin');
      const change = { current: password, password: 'une tout autre phrase' };
      return elsewhere.post('/api/account/password', change);
    },
  ],
  [
    'the office gives them access anew',
    ({ head, person }) =>
      head.post(`${person}/account/invitation`, { username: null, byMail: false }),
  ],
  ['their role changes', ({ head, person }) => head.post(`${person}/role`, { role: 'staff' })],
  ['they are suspended', ({ head, person }) => head.post(`${person}/suspend`)],
  [
    'their time is over',
    ({ head, person }) => head.send('PUT', `${person}/limits`, { from: null, until: '2026-03-20' }),
  ],
  ['they are removed', ({ head, person }) => head.send('DELETE', person)],
  [
    'the host suspends their school',
    ({ school }) =>
      host.post(`/api/operator/schools/${school.schoolId}/suspend`, { reason: 'security' }),
  ],
];

describe('a session ends, with what it held open', () => {
  it.each(causes)('when %s', async (_when, happens) => {
    const scene = await teaching();
    const reply = (await happens(scene)) as { statusCode: number; body: string };
    expect(reply.statusCode, reply.body).toBeLessThan(300);
    await scene.ended;
    expect((await scene.teacher.get('/api/session')).json().me).toBeNull();
    expect((await scene.head.get('/api/session')).json().me).not.toBeNull();
  });
});

describe('who was suspended', () => {
  it('is answered like a wrong password, until they may come back', async () => {
    const { school, head, person } = await teaching();
    await head.post(`${person}/suspend`);
    const refused = await signIn(school);
    expect(refused.statusCode).toBe(401);
    expect(refused.json().code).toBe('identity.credentials_refused');
    expect(refused.cookies).toEqual([]);
    await head.post(`${person}/reinstate`);
    expect((await signIn(school)).statusCode).toBe(200);
  });
});
