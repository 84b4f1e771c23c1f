import { knockBy, type Caller } from '../../../e2e/support/school.ts';
import type { Place } from '../../../e2e/support/preau.ts';
import { admit } from '../../../src/live/contract/routes.ts';
import { setRights } from '../../../src/live/contract/rights-routes.ts';
import { credentialsIn } from '../people.ts';
import { openLessons } from '../rush/lessons.ts';

export type Sitter = { seatId: string; caller: Caller };

/** The n-th of thirty-two ways to hold five rights; the microphone is everybody's, who speak. */
const way = (index: number) => ({
  microphone: true,
  camera: (index & 1) > 0,
  screen: (index & 2) > 0,
  chatAll: (index & 4) > 0,
  draw: (index & 8) > 0,
  react: (index & 16) > 0,
});

/** A lesson with so many pupils inside, no two of whom may do the same. */
export async function openClass(place: Place, size: number) {
  const { teacher, lessons } = await openLessons(place, credentialsIn(place), [size]);
  const [lesson] = lessons;
  if (!lesson) throw new Error('no lesson was opened');
  const params = { seatId: lesson.hostSeat };
  const pupils: Sitter[] = [];
  for (const secret of lesson.secrets)
    pupils.push(await knockBy(place.ready.url, `${place.ready.url}/e#${secret}`));
  await teacher.caller.call(admit, { params, body: { seatIds: null } });
  for (const [index, { seatId }] of pupils.entries())
    await teacher.caller.call(setRights, {
      params,
      body: { seatIds: [seatId], rights: way(index) },
    });
  const host: Sitter = { seatId: lesson.hostSeat, caller: teacher.caller };
  return { host, pupils };
}
