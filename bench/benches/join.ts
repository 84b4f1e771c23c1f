import type { Browser } from '@playwright/test';
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
  type OpenLesson,
} from '../support/people.ts';

const RUNS = 7;
/** A class page and LiveKit's own are loaded once before they are measured: the engine and the disk are warm. */
const UNCOUNTED = 1;
const ROOM = 'bench-bare';

/** From the link to the teacher's picture, the door opened at once. */
async function throughPreau(
  browser: Browser,
  { lesson, teacher, seatId }: OpenLesson,
  index: number,
) {
  const { page, context } = await newcomer(browser);
  const begun = Date.now();
  await toDoor(page, linkAt(lesson, index));
  await knocks(page);
  await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
  const milliseconds = (await firstPicture(page)) - begun;
  await context.close();
  return milliseconds;
}

/** From the address to the same kind of picture, without link, door or class. */
async function barely(browser: Browser, bare: Bare, index: number) {
  const { page, context } = await newcomer(browser);
  const address = await bare.address(ROOM, `viewer-${index}`);
  const begun = Date.now();
  await page.goto(address, { waitUntil: 'commit' });
  const milliseconds = (await firstPicture(page)) - begun;
  await context.close();
  return milliseconds;
}

/** The way in, beside the shortest way that the same engine and the same browser allow, one after the other. */
export const bench: Bench = async (tell) => {
  await using installation = await Installation.prepare();
  const place = await installation.start();
  await using bare = await Bare.serve(place);
  const lesson = await openLesson(place, 'Mesure de l’entrée');
  const [host, pupils] = await Promise.all([openBrowser(), openBrowser()]);
  try {
    await teacherInClass(host, place, lesson);
    await bare.openRoom(ROOM);
    const publisher = await newcomer(host);
    await publisher.page.goto(await bare.address(ROOM, 'teacher', ['camera']));
    await publisher.page.locator('html[data-joined]').waitFor({ state: 'attached' });
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let index = 0; index < RUNS + UNCOUNTED; index += 1) {
      ours.push(await throughPreau(pupils, lesson, index));
      theirs.push(await barely(pupils, bare, index));
    }
    const [counted, compared] = [ours.slice(UNCOUNTED), theirs.slice(UNCOUNTED)];
    const ratios = counted.map((one, at) => one / (compared[at] ?? Number.NaN));
    tell(
      figure(
        'join.ms',
        'ms',
        counted,
        'link, gesture, knock, admission, class, first picture; cold browser',
      ),
    );
    tell(
      figure('join.bare_ms', 'ms', compared, 'LiveKit’s own client on the same engine, in turn'),
    );
    tell(figure('join.ratio', '×', ratios, 'each pair apart; goal 1.25'));
  } finally {
    await Promise.all([host.close(), pupils.close()]);
  }
};
