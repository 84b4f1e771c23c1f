import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { identityOf } from '../../e2e/support/preau.ts';
import { admit } from '../../src/live/contract/routes.ts';
import { figure } from '../figures.ts';
import type { Bench } from '../main.ts';
import { Bare } from '../support/bare.ts';
import { Installation } from '../support/installation.ts';
import {
  firstPicture,
  knocks,
  linkAt,
  newcomer,
  openBrowser,
  openLesson,
  teacherInClass,
  toDoor,
} from '../support/people.ts';
import { cpuSeconds } from '../support/process-use.ts';

const PUPILS = 2;
const ROUNDS = 3;
const SETTLE_MS = 8_000;
const MEASURE_MS = 20_000;

/** CPU seconds a minute that the engine uses for what goes on now. */
async function usePerMinute(engine: number): Promise<number> {
  await pause(SETTLE_MS);
  const [before, begun] = [cpuSeconds(engine), performance.now()];
  await pause(MEASURE_MS);
  return ((cpuSeconds(engine) - before) / (performance.now() - begun)) * 60_000;
}

/** A class with Préau: a teacher whose camera and microphone are on, pupils who watch. */
async function inClass(
  host: Browser,
  pupils: Browser,
  place: Parameters<typeof openLesson>[0],
): Promise<void> {
  const lesson = await openLesson(place, 'Mesure du moteur');
  const page = await teacherInClass(host, place, lesson);
  await page.getByRole('toolbar').getByRole('button', { name: 'Micro', exact: true }).click();
  for (let index = 0; index < PUPILS; index += 1) {
    const pupil = await newcomer(pupils);
    await toDoor(pupil.page, linkAt(lesson.lesson, index));
    await knocks(pupil.page);
    await lesson.teacher.caller.call(admit, {
      params: { seatId: lesson.seatId },
      body: { seatIds: null },
    });
    await firstPicture(pupil.page);
  }
}

/** The same people with LiveKit's own client. */
async function inBareRoom(host: Browser, pupils: Browser, bare: Bare, room: string): Promise<void> {
  const joined = async (page: Page, address: string) => {
    await page.goto(address);
    await page.locator('html[data-joined]').waitFor({ state: 'attached' });
  };
  await bare.openRoom(room);
  const teacher = await newcomer(host);
  await joined(teacher.page, await bare.address(room, 'teacher', ['camera', 'microphone']));
  for (let index = 0; index < PUPILS; index += 1) {
    const pupil = await newcomer(pupils);
    await joined(pupil.page, await bare.address(room, `pupil-${index}`));
    await firstPicture(pupil.page);
  }
}

/** Runs a class in browsers of its own, measures the engine, and sends everybody home. */
async function measured(
  engine: number,
  go: (host: Browser, pupils: Browser) => Promise<void>,
): Promise<number> {
  const [host, pupils] = await Promise.all([openBrowser(), openBrowser()]);
  try {
    await go(host, pupils);
    return await usePerMinute(engine);
  } finally {
    await Promise.all([host.close(), pupils.close()]);
  }
}

/** What the media engine works for one lesson: through Préau, and with bare clients, in turn. */
export const bench: Bench = async (tell) => {
  await using installation = await Installation.prepare();
  const place = await installation.start();
  await using bare = await Bare.serve(place);
  const engine = identityOf(place, 'livekit').pid;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await measured(engine, (host, pupils) => inClass(host, pupils, place)));
    theirs.push(
      await measured(engine, (host, pupils) => inBareRoom(host, pupils, bare, `bare-${round}`)),
    );
  }
  const people = `a teacher with camera and microphone, ${PUPILS} pupils who watch`;
  tell(figure('media.cpu_s_per_min', 's/min', ours, people));
  tell(figure('media.bare_cpu_s_per_min', 's/min', theirs, `${people}, LiveKit’s own client`));
  tell(
    figure(
      'media.cpu_ratio',
      '×',
      ours.map((one, at) => one / (theirs[at] ?? Number.NaN)),
      'each pair apart; goal 1.05',
    ),
  );
};
