import type { Browser } from '@playwright/test';
import { admit } from '../../src/live/contract/routes.ts';
import { figure } from '../figures.ts';
import type { Bench } from '../main.ts';
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
import { countWire, type Taken } from '../support/wire-count.ts';

const RUNS = 3;

type Journey = { door: Taken; picture: Taken };

/** One pupil who has never been here, from the link to the teacher's picture, answers squeezed with gzip. */
async function journey(
  browser: Browser,
  { lesson, teacher, seatId }: OpenLesson,
  index: number,
): Promise<Journey> {
  const { page, context } = await newcomer(browser);
  const { taken, session } = await countWire(page);
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } });
  await toDoor(page, linkAt(lesson, index));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const door = taken();
  await knocks(page);
  await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
  await firstPicture(page);
  const picture = taken();
  await context.close();
  return { door, picture };
}

const kilobytes = (bytes: number) => bytes / 1000;

/** What a slow line has to carry: until one may knock, and until one sees the teacher. */
export const bench: Bench = async (tell) => {
  await using installation = await Installation.prepare();
  const place = await installation.start();
  const lesson = await openLesson(place, 'Mesure du poids');
  const [host, pupils] = await Promise.all([openBrowser(), openBrowser()]);
  try {
    await teacherInClass(host, place, lesson);
    const runs: Journey[] = [];
    for (let index = 0; index < RUNS; index += 1) runs.push(await journey(pupils, lesson, index));
    const names = runs[0]?.door.addresses
      .map((url) => new URL(url).pathname.split('/').at(-1))
      .join(' ');
    tell(
      figure(
        'payload.join_kb',
        'kB',
        runs.map(({ door }) => kilobytes(door.bytes)),
        'gzip, headers and font counted; goal 100',
      ),
    );
    tell(
      figure(
        'payload.join_requests',
        'requests',
        runs.map(({ door }) => door.requests),
        `claim counted; goal 8: ${names}`,
      ),
    );
    tell(
      figure(
        'payload.first_picture_kb',
        'kB',
        runs.map(({ picture }) => kilobytes(picture.bytes)),
        'everything but RTP; goal 300',
      ),
    );
    tell(
      figure(
        'payload.first_picture_requests',
        'requests',
        runs.map(({ picture }) => picture.requests),
      ),
    );
  } finally {
    await Promise.all([host.close(), pupils.close()]);
  }
};
