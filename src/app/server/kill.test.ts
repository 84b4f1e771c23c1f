import { createEventSource } from 'eventsource-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../platform/server/testing/until.ts';
import { openInstallation, type Installation } from '../testing/installation.ts';
import { openLesson, planLesson, secretOf } from '../testing/lesson.ts';
import { openServerProcess } from '../testing/server-process.ts';

let here: Installation;
let server: Awaited<ReturnType<typeof openServerProcess>>;
beforeAll(async () => {
  here = await openInstallation();
  server = await openServerProcess(here.url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

const kills = 3;
const commandsBetweenKills = 25;

/**
 * The host's page follows the class; a pupil knocks and withdraws again and again; the server is
 * killed in the middle, three times. Counted at the end: what was acknowledged, what is stored, and
 * what the page received.
 */
it('kill -9 of the server neither loses nor doubles an event', async () => {
  const school = await here.addSchool('0750001U');
  const { teacher, meeting, links } = await planLesson(here, school);
  // The killed server has the real clock: the lesson is moved to this hour, whatever the hour.
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  await here.db
    .updateTable('meetings')
    .set({ starts_at: minutes(-5), ends_at: minutes(60) })
    .where('id', '=', meeting.meetingId)
    .execute();
  const host = await openLesson(teacher, meeting);
  const cookieOf = (jar: Map<string, string>) => [...jar].map((pair) => pair.join('=')).join('; ');
  const tablet = here.browser();
  const claimed = await tablet.post('/api/entry/claim', { secret: secretOf(links[0]) });
  const { seatId } = claimed.json() as { seatId: string };

  const received: number[] = [];
  const page = createEventSource({
    url: `${server.url}/api/seats/${host}/class/events?after=0`,
    headers: { cookie: cookieOf(teacher.jar) },
    fetch: (url, init) => {
      const next = new URL(url);
      next.searchParams.set('after', String(received.at(-1) ?? 0));
      return fetch(next, init as RequestInit);
    },
    onMessage: ({ id }) => void received.push(Number(id)),
  });

  const acknowledged: number[] = [];
  let commands = 0;
  const command = async () => {
    const name = commands % 2 === 0 ? 'knock' : 'leave';
    const reply = await fetch(`${server.url}/api/seats/${seatId}/${name}`, {
      method: 'POST',
      headers: { 'x-preau': '1', 'content-type': 'application/json', cookie: cookieOf(tablet.jar) },
      body: '{}',
    }).catch(() => null);
    if (!reply?.ok) return false;
    acknowledged.push(commands);
    commands += 1;
    return true;
  };

  for (let round = 0; round < kills; round++) {
    const until25 = acknowledged.length + commandsBetweenKills;
    while (acknowledged.length < until25) await command();
    // A command is under way at the instant of the kill: it may be done without being acknowledged.
    const underWay = command();
    await server.kill('SIGKILL');
    await underWay;
    await server.start();
  }
  await until('the last command is acknowledged', command);

  const stored = await here.db
    .selectFrom('events')
    .select(['number', 'type'])
    .where('stream_id', '=', meeting.meetingId)
    .orderBy('number')
    .execute();
  await until('the page received the last event', () => received.at(-1) === stored.at(-1)?.number);
  page.close();

  const numbers = stored.map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(received).toEqual(numbers);
  const told = stored.filter(({ type }) => type === 'seat.knocked' || type === 'seat.withdrew');
  // Knocking twice is one knock: a repeated command whose answer was lost adds nothing.
  expect(told.map(({ type }) => type)).toEqual(
    told.map((_, index) => (index % 2 === 0 ? 'seat.knocked' : 'seat.withdrew')),
  );
  expect(told.length).toBe(acknowledged.length);
});
