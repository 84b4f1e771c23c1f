import type { Browser } from '../../../../app/testing/browser.ts';
import type { Installation, School } from '../../../../app/testing/installation.ts';
import { knockWith, openLesson, planLesson } from '../../../../app/testing/lesson.ts';
import type { HandKind } from '../../../contract/hands.ts';
import type { Classroom } from '../../../contract/routes.ts';

/** Somebody in a lesson, and what they can ask about hands. */
export function seatOf(browser: Browser, seatId: string) {
  const at = `/api/seats/${seatId}`;
  const post = async (below: string, body: object = {}) =>
    (await browser.post(`${at}/${below}`, body)).statusCode;
  return {
    browser,
    seatId,
    post,
    class: async (): Promise<Classroom> => (await browser.get(`${at}/class`)).json(),
    raise: (wants: HandKind = 'speech') => post('class/hand', { wants, up: true }),
    lowerOwn: (wants: HandKind = 'speech') => post('class/hand', { wants, up: false }),
    lower: (of: readonly { seatId: string }[] | null, wants: HandKind = 'speech') =>
      post('class/hands/lower', { wants, seatIds: of && of.map((one) => one.seatId) }),
    give: (to: { seatId: string } | null) => post('class/floor', { seatId: to && to.seatId }),
    calm: (on: boolean) => post('class/calm', { on }),
  };
}
export type Seat = ReturnType<typeof seatOf>;

/** An open lesson with its teacher and three pupils: two inside, one at the door. */
export async function inClass(here: Installation, school: School) {
  const { teacher, meeting, links } = await planLesson(here, school);
  const { meetingId } = meeting;
  const host = seatOf(teacher, await openLesson(teacher, meeting));
  const knocks = async (index: number) => {
    const { browser, seatId } = await knockWith(here, links[index]);
    return seatOf(browser, seatId);
  };
  const comes = async (index: number) => {
    const seat = await knocks(index);
    await host.post('class/admit', { seatIds: [seat.seatId] });
    return seat;
  };
  const told = (...types: string[]) =>
    here.db
      .selectFrom('events')
      .select(['type', 'audience', 'data'])
      .where('stream_id', '=', meetingId)
      .where('type', 'in', types)
      .orderBy('number')
      .execute();
  return {
    host,
    meetingId,
    told,
    amrani: await comes(0),
    bernard: await comes(1),
    waiting: await knocks(2),
  };
}
