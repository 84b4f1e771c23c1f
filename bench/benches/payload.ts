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
import { countWire, describePieces, type Taken } from '../support/wire-count.ts';

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
    const [first] = runs;
    const doors = runs.map(({ door }) => door);
    const pictures = runs.map(({ picture }) => picture);
    const kilobytes = ({ bytes }: Taken) => bytes / 1000;
    const requests = ({ pieces }: Taken) => pieces.length;
    tell(
      figure(
        'payload.join_kb',
        'kB',
        doors.map(kilobytes),
        'gzip, headers and font counted; goal 100',
      ),
    );
    tell(
      figure(
        'payload.join_requests',
        'requests',
        doors.map(requests),
        `the claim counted; goal 8: ${describePieces(first?.door.pieces ?? [])}`,
      ),
    );
    tell(
      figure(
        'payload.first_picture_kb',
        'kB',
        pictures.map(kilobytes),
        `all but RTP; goal 300: ${describePieces(first?.picture.pieces ?? [])}`,
      ),
    );
  } finally {
    await Promise.all([host.close(), pupils.close()]);
  }
};
