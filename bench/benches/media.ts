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
): Promise<Page[]> {
  const lesson = await openLesson(place, 'Mesure du moteur');
  const page = await teacherInClass(host, place, lesson);
  await page
    .getByRole('group', { name: 'Commandes de la classe' })
    .getByRole('button', { name: 'Micro', exact: true })
    .click();
  const pages: Page[] = [];
  for (let index = 0; index < PUPILS; index += 1) {
    const pupil = await newcomer(pupils);
    await toDoor(pupil.page, linkAt(lesson.lesson, index));
    await knocks(pupil.page);
    await lesson.teacher.caller.call(admit, {
      params: { seatId: lesson.seatId },
      body: { seatIds: null },
    });
    await firstPicture(pupil.page);
    pages.push(pupil.page);
  }
  return pages;
}

/** The same people with LiveKit's own client. */
async function inBareRoom(
  host: Browser,
  pupils: Browser,
  bare: Bare,
  room: string,
): Promise<Page[]> {
  const joined = async (page: Page, address: string) => {
    await page.goto(address);
    await page.locator('html[data-joined]').waitFor({ state: 'attached' });
  };
  await bare.openRoom(room);
  const teacher = await newcomer(host);
  await joined(teacher.page, await bare.address(room, 'teacher', ['camera', 'microphone']));
  const pages: Page[] = [];
  for (let index = 0; index < PUPILS; index += 1) {
    const pupil = await newcomer(pupils);
    await joined(pupil.page, await bare.address(room, `pupil-${index}`));
    await firstPicture(pupil.page);
    pages.push(pupil.page);
  }
  return pages;
}

/** What a pupil receives, `1280×720`: the engine works more for larger pictures, so both must be the same. */
const pictureSize = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('video')].find(({ videoWidth }) => videoWidth > 0);
    return `${shown?.videoWidth}×${shown?.videoHeight}`;
  });

type Measure = { use: number; size: string };

/** Runs a class in browsers of its own, measures the engine, and sends everybody home. */
async function measured(
  engine: number,
  go: (host: Browser, pupils: Browser) => Promise<Page[]>,
): Promise<Measure> {
  const [host, pupils] = await Promise.all([openBrowser(), openBrowser()]);
  try {
    const pages = await go(host, pupils);
    const use = await usePerMinute(engine);
    const sizes = await Promise.all(pages.map(pictureSize));
    return { use, size: sizes.join(' and ') };
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
  const [ours, theirs]: [Measure[], Measure[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await measured(engine, (host, pupils) => inClass(host, pupils, place)));
    theirs.push(
      await measured(engine, (host, pupils) => inBareRoom(host, pupils, bare, `bare-${round}`)),
    );
  }
  const uses = (measures: Measure[]) => measures.map(({ use }) => use);
  const note = (measures: Measure[]) =>
    `a teacher with camera and microphone, ${PUPILS} pupils who receive ${measures.map(({ size }) => size).join(' | ')}`;
  const ratios = ours.map(({ use }, at) => use / (theirs[at]?.use ?? Number.NaN));
  tell(figure('media.cpu_s_per_min', 's/min', uses(ours), note(ours)));
  tell(figure('media.bare_cpu_s_per_min', 's/min', uses(theirs), note(theirs)));
  tell(
    figure('media.cpu_ratio', '×', ratios, 'each pair apart; goal 1.05, for equal pictures only'),
  );
};
