import type { Installation, School } from '../../../app/testing/installation.ts';
import { inClass as inChat, type Seat } from '../../../chat/server/testing/stage.ts';
import type { Answer } from '../../contract/kinds.ts';
import type { NewPoll, Poll } from '../../contract/routes.ts';

/** Somebody in a lesson, and what they can ask of its polls. */
export function pollsOf({ browser, seatId }: Pick<Seat, 'browser' | 'seatId'>) {
  const path = `/api/seats/${seatId}/polls`;
  const ask = () => browser.get(path);
  return {
    browser,
    seatId,
    path,
    ask,
    read: async (): Promise<Poll[]> => (await ask()).json().polls,
    open: (poll: Partial<NewPoll>) =>
      browser.post(path, { kind: 'yesNo', question: '', options: [], anonymous: false, ...poll }),
    answer: (pollId: string, given: Partial<Answer> & Record<string, unknown>) =>
      browser.send('PUT', `${path}/${pollId}/answer`, { choices: [], text: null, ...given }),
    close: (pollId: string) => browser.post(`${path}/${pollId}/close`),
    share: (pollId: string, shared = true) =>
      browser.send('PUT', `${path}/${pollId}/sharing`, { shared }),
    remove: (pollId: string) => browser.send('DELETE', `${path}/${pollId}`, {}),
    removeAnswer: (pollId: string, answerId: string) =>
      browser.send('DELETE', `${path}/${pollId}/answers/${answerId}`, {}),
    file: (pollId: string) => browser.get(`${path}/${pollId}/file?language=fr`),
  };
}
export type PollSeat = ReturnType<typeof pollsOf>;

/** An open lesson with its teacher and three pupils inside. */
export async function inClass(here: Installation, school: School) {
  const lesson = await inChat(here, school);
  const { meetingId, command } = lesson;
  const host = pollsOf(lesson.host);
  /** Opens a poll; answers its id. */
  const asked = async (poll: Partial<NewPoll>): Promise<string> => {
    const reply = await host.open(poll);
    if (reply.statusCode !== 200) throw new Error(reply.body);
    return reply.json().pollId;
  };
  return {
    meetingId,
    command,
    host,
    asked,
    secondHost: async () => pollsOf(await lesson.secondHost()),
    knocks: async (index: number) => pollsOf(await lesson.knocks(index)),
    amrani: pollsOf(lesson.amrani),
    bernard: pollsOf(lesson.bernard),
    third: pollsOf(await lesson.comes(2)),
  };
}
