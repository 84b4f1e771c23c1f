import { describe, expect, it } from 'vitest';
import { maySay, noSettings } from '../../access/contract/rights.ts';
import { atSchool } from '../../app/testing/at-school.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { inClass } from './testing/stage.ts';

const at = atSchool({ clock: lessonStart });

/** Done at the first asking. */
const once = <Result>(make: () => Promise<Result>) => {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
};

const settings = [
  ['off', { chatAll: false, chatTeachers: false }],
  ['to teachers', { chatAll: false, chatTeachers: true }],
  ['to all', { chatAll: true, chatTeachers: true }],
] as const;
const places = ['inside', 'waiting', 'excluded', 'of another lesson'] as const;
const rooms = settings.flatMap(([name, rights]) =>
  [false, true].map((calm) => [name, calm, rights] as const),
);

describe.each(rooms)('who may write and read, %s, « Calme » %s', (_name, calm, rights) => {
  // One lesson for the four places: nobody in it counts what the others wrote.
  const staged = once(async () => {
    const [lesson, other] = [await inClass(at.here, at.school), await inClass(at.here, at.school)];
    await lesson.command('rights', { seatIds: null, rights });
    await lesson.command('calm', { on: calm });
    await lesson.host.say('all', 'Bonjour');
    const seats = {
      inside: lesson.amrani,
      waiting: await lesson.knocks(2),
      excluded: lesson.bernard,
      'of another lesson': other.amrani,
    };
    await lesson.command('remove', { seatId: lesson.bernard.seatId });
    return { lesson, seats };
  });

  it.each(places)('a pupil who is %s', async (place) => {
    const { lesson, seats } = await staged();
    const seat = seats[place];
    const isInside = place === 'inside';
    const of = { role: 'pupil', calm, rights: { ...noSettings, meeting: rights } } as const;
    for (const to of ['hosts', 'all'] as const) {
      // In their own lesson, and in the seat of somebody of this one.
      const own = await seat.say(to, `à ${to}`);
      const may = place === 'of another lesson' ? to === 'hosts' : isInside && maySay(of, to);
      expect([to, own.statusCode]).toEqual([to, may ? 200 : 403]);
      const stolen = await seat.browser.post(`/api/seats/${lesson.host.seatId}/chat`, {
        to,
        text: 'a',
        attempt: crypto.randomUUID(),
      });
      expect(stolen.statusCode).toBe(404);
    }
    // Never from one pupil to another.
    expect((await seat.tell(lesson.amrani, 'psst')).statusCode).toBe(403);
    const read = await seat.ask();
    expect(read.statusCode).toBe(isInside || place === 'of another lesson' ? 200 : 403);
    expect(read.body.includes('Bonjour')).toBe(isInside);
    // Whatever the switches say, who leads writes to all, and to one who is inside.
    expect((await lesson.host.say('all', 'toujours')).statusCode).toBe(200);
    const told = await lesson.host.tell(seat, 'à toi');
    expect(told.statusCode).toBe(isInside ? 200 : 404);
  });
});

describe('whatever the switches say', () => {
  it('a person’s own switch wins over the class’s, and other pupils’ stay', async () => {
    const lesson = await inClass(at.here, at.school);
    const { amrani, bernard } = lesson;
    await lesson.command('rights', { seatIds: null, rights: { chatAll: true } });
    await lesson.command('rights', { seatIds: [amrani.seatId], rights: { chatAll: false } });
    expect((await amrani.say('all', 'a')).statusCode).toBe(403);
    expect((await bernard.say('all', 'b')).statusCode).toBe(200);
  });

  it('nobody writes any more once the lesson is over', async () => {
    const { host, amrani } = await inClass(at.here, at.school);
    await host.browser.post(`/api/seats/${host.seatId}/class/end`);
    const answers = [
      await amrani.say('hosts', 'a'),
      await amrani.ask(),
      await host.say('all', 'a'),
    ];
    for (const { statusCode } of answers) expect([403, 404]).toContain(statusCode);
  });
});
