import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { ask, registerGroup } from '../../e2e/support/database.ts';
import type { Place } from '../../e2e/support/preau.ts';
import { enter } from '../../e2e/support/raw/pupil.ts';
import { openSource } from '../../e2e/support/raw/source.ts';
import { Teacher } from '../../e2e/support/school.ts';
import { admit } from '../../src/live/contract/routes.ts';
import { figure } from '../figures.ts';
import type { Bench } from '../main.ts';
import { Bare } from '../support/bare.ts';
import { Installation } from '../support/installation.ts';
import {
  credentialsIn,
  firstPicture,
  knocks,
  linkAt,
  newcomer,
  openBrowser,
  toDoor,
} from '../support/people.ts';

/** `CLIENT_MINUTES=1 npm run bench -- client` for a quick look. */
const MINUTES = Number(process.env['CLIENT_MINUTES'] ?? 10);
const CLASS = 30;
const PICTURES = 9;
/** An old tablet against the machine that measures. */
const SLOWER = 4;
/** Drawing the class and its first pictures is not rest. */
const SETTLE_MS = 20_000;
const PEEK_MS = 10_000;

declare global {
  /** What the page did since it was watched. */
  var burden: { longest: number; tasks: number; frames: number } | undefined;
}

/** Runs in the page: notes tasks of more than 50 ms, and frames drawn. */
function noteBurden(): void {
  const burden = { longest: 0, tasks: 0, frames: 0 };
  globalThis.burden = burden;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      burden.longest = Math.max(burden.longest, duration);
      burden.tasks += 1;
    }
  }).observe({ type: 'longtask' });
  const draw = () => {
    burden.frames += 1;
    requestAnimationFrame(draw);
  };
  draw();
}

/** A lesson of a class of its own, with the teacher's seat and a link for each pupil. */
async function openLesson(place: Place) {
  const credentials = credentialsIn(place);
  const teacher = await Teacher.signIn(place.ready.url, credentials);
  const names = Array.from({ length: CLASS - 1 }, (_, n) => ({
    family: `Élève ${n + 10}`,
    given: 'Dominique',
  }));
  const { username } = credentials;
  const groupId = await registerGroup(place, { username, group: 'Trente', names });
  const lesson = await teacher.lessonOf(groupId, 'Trente');
  const hostSeat = await teacher.open(lesson);
  const letIn = (seatId: string) =>
    teacher.caller.call(admit, { params: { seatId: hostSeat }, body: { seatIds: [seatId] } });
  return { teacher, lesson, hostSeat, letIn };
}

/** Fills the class but for one: the first with small pictures; none of them looks at anybody. */
async function fill(place: Place, bare: Bare, open: Awaited<ReturnType<typeof openLesson>>) {
  const { lesson, hostSeat, letIn } = open;
  const source = openSource(Number(new URL(place.ready.url).port), 1);
  const seats = [hostSeat];
  for (let index = 1; index < CLASS - 1; index += 1) {
    const secret = new URL(linkAt(lesson, index)).hash.slice(1);
    const told = { took: () => {}, admitted: () => {}, atDoor: letIn };
    seats.push((await enter(source, secret, told)).seatId);
  }
  source.close();
  const [room] = await ask<{ name: string }>(
    place,
    'select media_room as name from meetings where id = $1',
    [lesson.meetingId],
  );
  if (!room) throw new Error('The lesson has no room.');
  const browser = await openBrowser();
  for (const [index, seatId] of seats.entries()) {
    const { page } = await newcomer(browser);
    const wishes = index < PICTURES ? (['camera', 'small'] as const) : (['small'] as const);
    await page.goto(await bare.address(room.name, seatId, wishes));
    await page.locator('html[data-joined]').waitFor({ state: 'attached' });
  }
  return browser;
}

/** What the page's scripts hold once what is no longer used was collected, in MB. */
async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

async function watch(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await pause(SETTLE_MS);
  const heaps = [await heap(devtools)];
  await page.evaluate(noteBurden);
  const begun = performance.now();
  while (performance.now() - begun < MINUTES * 60_000) await pause(PEEK_MS);
  const burden = await page.evaluate(() => globalThis.burden);
  if (!burden) throw new Error('The page went away.');
  const seconds = (performance.now() - begun) / 1000;
  heaps.push(await heap(devtools));
  return { ...burden, seconds, heaps };
}

/** A pupil's class page of thirty with nine pictures, on a machine four times slower, at rest. */
export const bench: Bench = async (tell) => {
  await using installation = await Installation.prepare();
  const place = await installation.start();
  await using bare = await Bare.serve(place);
  const open = await openLesson(place);
  const browser = await openBrowser();
  const { page } = await newcomer(browser, place.ready.url);
  await page.setViewportSize({ width: 820, height: 1180 });
  await toDoor(page, linkAt(open.lesson, 0));
  await knocks(page);
  await open.teacher.caller.call(admit, {
    params: { seatId: open.hostSeat },
    body: { seatIds: null },
  });
  // The engine has a room once somebody of ours is in it.
  await page.getByRole('group', { name: 'Commandes de la classe' }).waitFor();
  // A pupil’s page begins with the teacher in large: the whole class is what costs most.
  await page.getByRole('button', { name: 'Vue' }).click();
  await page.getByRole('menuitem', { name: 'Tout le monde' }).click();
  const others = await fill(place, bare, open);
  await firstPicture(page);
  const { longest, tasks, frames, seconds, heaps } = await watch(page);
  const pictures = await page.evaluate(
    () => [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0).length,
  );
  await Promise.all([browser.close(), others.close()]);
  const [before = 0, after = 0] = heaps;
  const what = `${CLASS} people, ${pictures} pictures shown, CPU ${SLOWER} × slower, ${seconds.toFixed(0)} s at rest`;
  tell(figure('client.longest_task_ms', 'ms', [longest], `${what}; goal 200`));
  tell(figure('client.long_tasks_per_min', '', [(tasks * 60) / seconds], 'tasks of over 50 ms'));
  tell(figure('client.frames_per_s', '/s', [frames / seconds], 'frames that the page could draw'));
  tell(
    figure(
      'client.memory_growth_mb',
      'MB',
      [after - before],
      `from ${before.toFixed(1)} MB; goal flat`,
    ),
  );
};
