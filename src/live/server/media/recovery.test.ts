import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePorts } from '../../../../launcher/ports.ts';
import { openTestDatabase } from '../../../platform/server/testing/database.ts';
import { until } from '../../../platform/server/testing/until.ts';
import { openBrowser } from './testing/browser.ts';
import { openTestEngine, type TestEngine } from './testing/engine.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';
import { openMediaServer } from './testing/server.ts';
import { startServerProcess } from './testing/server-child.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let engine: TestEngine;
let port: number;
let lesson: Lesson;
const options = () => ({ databaseUrl: database.url, port, media: engine.media });

beforeAll(async () => {
  database = await openTestDatabase();
  [port = 0] = await freePorts(1);
  engine = await openTestEngine(`http://127.0.0.1:${port}/api/media/reports`);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  lesson = await makeLesson(database.db);
});

test('kill -9 of the server: pictures never stop; control is back by itself within 10 s', async () => {
  const [host, pupil, removed] = [
    await lesson.seat('host'),
    await lesson.seat('pupil'),
    await lesson.seat('pupil'),
  ];
  const first = await startServerProcess(options());
  await using browser = await openBrowser(port);
  const [teacherPage, pupilPage] = [await browser.enter(host), await browser.enter(pupil)];
  const removedPage = await browser.enter(removed);
  await teacherPage.show();
  await Promise.all([pupilPage.seeMore(10), removedPage.seeMore(10)]);
  await pupilPage.forgetGaps();

  await first.kill();
  // Someone is excluded, and the server dies before it can tell the engine.
  await lesson.setSeat(removed.seatId, 'excluded');
  await Promise.all([
    teacherPage.happened('signalReconnecting'),
    pupilPage.happened('signalReconnecting'),
    pupilPage.seeMore(60),
  ]);

  await using second = await openMediaServer({ ...options(), sweepEveryMs: 1_000 });
  const restarted = Date.now();
  await Promise.all([teacherPage, pupilPage].map((page) => page.happened('reconnected')));
  await pupilPage.seeMore(15);
  const { longestGap, events } = await pupilPage.states();
  await lesson.deny(host.seatId, ['camera']);
  await second.media.permissions(host.seatId);
  await pupilPage.happened('trackUnsubscribed');
  // The page stops for good: the gate said no, and did not say « later ».
  await removedPage.happened('disconnected');
  expect(Date.now() - restarted).toBeLessThan(10_000);
  // Never begun anew, and no picture late by more than a busy test machine explains.
  expect(events).not.toContain('reconnecting');
  expect(longestGap).toBeLessThan(5_000);
}, 120_000);

test('kill -9 of the engine: everybody is back in the lesson by themselves, and seen', async () => {
  await using server = await openMediaServer(options());
  const [host, pupil] = [await lesson.seat('host'), await lesson.seat('pupil')];
  await using browser = await openBrowser(port);
  const [teacherPage, pupilPage] = [await browser.enter(host), await browser.enter(pupil)];
  await teacherPage.show();
  await pupilPage.seeMore(10);

  await engine.kill();
  await server.media.sweep();
  expect(server.media.health()).toBe('away');
  await engine.start();

  await pupilPage.happened('reconnected', 60_000);
  await pupilPage.seeMore(15, 60_000);
  for (const { seatId } of [host, pupil])
    await until('the seat is connected', async () => (await lesson.readSeat(seatId)).connectedAt);
}, 180_000);
