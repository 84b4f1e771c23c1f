import type { Browser } from '../../../app/testing/browser.ts';
import { signedIn, type Installation, type School } from '../../../app/testing/installation.ts';
import { knockWith, openLesson, planLesson } from '../../../app/testing/lesson.ts';
import type { Message } from '../../contract/routes.ts';
import { type ChatRule, firstRule } from '../../contract/rules.ts';

/** Somebody in a lesson, and what they can ask of its messages. */
export function seatOf(browser: Browser, seatId: string) {
  const path = `/api/seats/${seatId}/chat`;
  const ask = () => browser.get(path);
  return {
    browser,
    seatId,
    ask,
    read: async (): Promise<Message[]> => (await ask()).json().messages,
    post: (below: string, body: object) => browser.post(`${path}${below}`, body),
    say: (to: 'hosts' | 'all', text: string, attempt: string = crypto.randomUUID()) =>
      browser.post(path, { to, text, attempt }),
    tell: (to: { seatId: string }, text: string) =>
      browser.post(`${path}/one`, { toSeatId: to.seatId, text, attempt: crypto.randomUUID() }),
    remove: (messageId: string) => browser.send('DELETE', `${path}/${messageId}`, {}),
    clear: () => browser.send('DELETE', path, {}),
    report: (messageId: string) => browser.post(`${path}/${messageId}/report`, {}),
    rule: (rule: Partial<ChatRule>) =>
      browser.post(`${path}/rule`, { ...firstRule, ...rule } satisfies ChatRule),
  };
}
export type Seat = ReturnType<typeof seatOf>;

/** What somebody reads, in order. */
export const textsOf = async (seat: Pick<Seat, 'read'>) =>
  (await seat.read()).map(({ text }) => text);

/** An open lesson with its teacher and two pupils inside; a third has a link. */
export async function inClass(here: Installation, school: School) {
  const { teacher, meeting, links } = await planLesson(here, school);
  const { meetingId } = meeting;
  const host = seatOf(teacher, await openLesson(teacher, meeting));
  const command = (name: string, body: object) =>
    teacher.post(`/api/seats/${host.seatId}/class/${name}`, body);
  const knocks = async (index: number) => {
    const { browser, seatId } = await knockWith(here, links[index]);
    return seatOf(browser, seatId);
  };
  const comes = async (index: number) => {
    const seat = await knocks(index);
    await command('admit', { seatIds: [seat.seatId] });
    return seat;
  };
  /** Another teacher, who leads the lesson too. */
  const secondHost = async () => {
    const browser = await signedIn(here, school, 'autre');
    const { person_id } = await here.db
      .selectFrom('accounts')
      .select('person_id')
      .where('username', '=', `autre@${school.uai.toLowerCase()}`)
      .executeTakeFirstOrThrow();
    const of = { school_id: school.schoolId, person_id };
    await here.db
      .insertInto('memberships')
      .values({ ...of, group_id: school.groupId, role: 'teacher' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await here.db
      .insertInto('meeting_hosts')
      .values({ ...of, meeting_id: meetingId })
      .execute();
    return seatOf(browser, await openLesson(browser, meeting));
  };
  return {
    host,
    meetingId,
    command,
    knocks,
    comes,
    secondHost,
    amrani: await comes(0),
    bernard: await comes(1),
  };
}
