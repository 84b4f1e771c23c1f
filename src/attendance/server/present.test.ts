import { describe, expect, it } from 'vitest';
import type { Browser } from '../../app/testing/browser.ts';
import { atSchool } from '../../app/testing/at-school.ts';
import { signedIn } from '../../app/testing/installation.ts';
import type { Classroom } from '../../live/contract/routes.ts';
import { addGroup, openStage } from './testing/stage.ts';

const at = atSchool();

const pupils = [
  { family: 'Amrani', given: 'Inès' },
  { family: 'Diallo', given: 'Awa' },
  { family: 'Élodie', given: 'Marie' },
  { family: 'N’Diaye', given: 'Moussa' },
  { family: 'Zola', given: 'Émile' },
];

/** Amrani is there, Diallo too and somebody else in her place; Élodie came late, N’Diaye went, Zola never came. */
async function stage(name: string) {
  const groupId = await addGroup(at.here, at.school, pupils, name);
  const lesson = await openStage(at.here, at.school, groupId);
  await lesson.open('10:02');
  await lesson.play({
    'Amrani Inès': '10:03 knocks, 10:05 enters',
    'Diallo Awa': '10:03 knocks, 10:05 enters',
    'Élodie Marie': '10:17 knocks, 10:18 enters',
    'N’Diaye Moussa': '10:03 knocks, 10:05 enters, 10:20 leaves',
  });
  lesson.setClock('10:25');
  const { teacher, meetingId, path } = lesson;
  const { id: hostSeat } = await at.here.db
    .selectFrom('seats')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('role', '=', 'host')
    .executeTakeFirstOrThrow();
  const inClass = async (): Promise<Classroom> =>
    (await teacher.get(`/api/seats/${hostSeat}/class`)).json();
  return {
    ...lesson,
    /** What the roll call gives for groups, as names. */
    present: async (by: Browser = teacher) => {
      const reply = await by.get(`${path}/present`);
      const { seatIds = [] } = reply.json() as { seatIds?: string[] };
      const { seats } = await inClass();
      const names = seatIds.map(
        (id) => seats.find(({ seatId }) => seatId === id)?.name.family ?? 'nobody of the class',
      );
      return { status: reply.statusCode, seatIds, names };
    },
    open: (breakouts: string[][]) =>
      teacher.post(`/api/seats/${hostSeat}/breakouts`, {
        breakouts,
        minutes: null,
        byChoice: false,
        limit: null,
      }),
    inClass,
  };
}

describe('the roll call', () => {
  it('fills a breakout with those who are present or late, and with nobody else', async () => {
    const { present, read, teacher, path, open, inClass } = await stage('5e A');
    expect((await present()).names).toEqual(['Amrani', 'Diallo', 'Élodie']);
    // The teacher has seen that it is not her.
    const diallo = (await read()).entries.find(({ person }) => person.name.family === 'Diallo');
    await teacher.send('PUT', `${path}/entries/${diallo?.person.personId}`, {
      status: 'absent',
      lateMinutes: null,
    });
    const { names, seatIds } = await present();
    expect(names).toEqual(['Amrani', 'Élodie']);
    expect((await open([seatIds])).statusCode).toBe(204);
    const { breakouts } = await inClass();
    expect(breakouts?.breakouts.map((one) => one.seatIds)).toEqual([[...seatIds].sort()]);
  });

  it('tells it to who leads the lesson alone', async () => {
    const { present } = await stage('5e B');
    const others = [
      await signedIn(at.here, at.school, 'chef'),
      await signedIn(at.here, at.school, 'autre'),
      await signedIn(at.here, await at.addSchool(), 'martin'),
    ];
    const answers = await Promise.all(others.map((browser) => present(browser)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 404]);
    expect(answers.flatMap(({ seatIds }) => seatIds)).toEqual([]);
  });

  it('once confirmed, tells it as it was confirmed', async () => {
    const { present, read, teacher, path } = await stage('5e D');
    const { seen } = await read();
    expect((await teacher.post(`${path}/confirm`, { seen })).statusCode).toBe(200);
    expect((await present()).names).toEqual(['Amrani', 'Diallo', 'Élodie']);
  });
});
