import { describe, expect, it } from 'vitest';
import { atSchool } from '../../app/testing/at-school.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { plainText } from '../contract/text.ts';
import { forgetMessages } from './forget.ts';
import { inClass, textsOf } from './testing/stage.ts';

const at = atSchool({ clock: lessonStart });
const stage = () => inClass(at.here, at.school);

const rows = (meetingId: string) =>
  at.here.db.selectFrom('chat_messages').selectAll().where('meeting_id', '=', meetingId).execute();

describe('a message', () => {
  it('to those who lead is read by them and its author, and by no other pupil', async () => {
    const { host, amrani, bernard } = await stage();
    expect((await amrani.say('hosts', 'Je suis perdue')).statusCode).toBe(200);
    expect(await textsOf(host)).toEqual(['Je suis perdue']);
    expect(await textsOf(amrani)).toEqual(['Je suis perdue']);
    expect(await textsOf(bernard)).toEqual([]);
  });

  it('to all is read by everybody inside, and not by who comes later', async () => {
    const lesson = await stage();
    await lesson.host.say('all', 'Ouvrez vos cahiers');
    at.here.clock.now = () => new Date(lessonStart.getTime() + 60_000);
    const late = await lesson.comes(2);
    for (const seat of [lesson.amrani, lesson.bernard])
      expect(await textsOf(seat)).toEqual(['Ouvrez vos cahiers']);
    expect(await textsOf(late)).toEqual([]);
  });

  it('to one pupil is read by them and by all who lead, and by no other pupil', async () => {
    const lesson = await stage();
    const second = await lesson.secondHost();
    const told = await lesson.host.tell(lesson.amrani, 'Très bien, Zoé');
    expect(told.statusCode).toBe(200);
    for (const seat of [lesson.host, second, lesson.amrani])
      expect(await textsOf(seat)).toEqual(['Très bien, Zoé']);
    expect(await textsOf(lesson.bernard)).toEqual([]);
  });

  it('names who wrote it, to whom, and when', async () => {
    const { host, amrani } = await stage();
    await host.tell(amrani, 'Bonjour');
    const [message] = await amrani.read();
    expect(message).toMatchObject({
      from: { seatId: host.seatId, role: 'host', name: { family: 'Martin' } },
      to: 'one',
      one: { seatId: amrani.seatId, role: 'pupil', name: { family: 'Amrani' } },
      at: lessonStart.toISOString(),
    });
  });

  it('sent twice by the same attempt is said once', async () => {
    const { host, amrani, meetingId } = await stage();
    const attempt = crypto.randomUUID();
    const [one, two] = await Promise.all([
      amrani.say('hosts', 'Une fois', attempt),
      amrani.say('hosts', 'Une fois', attempt),
    ]);
    expect(one.json().messageId).toBe(two.json().messageId);
    expect(await textsOf(host)).toEqual(['Une fois']);
    expect(await rows(meetingId)).toHaveLength(1);
  });
});

describe('in the database', () => {
  it('no text stands in rows nor in events, and a row moved elsewhere does not open', async () => {
    const { host, amrani, bernard, meetingId } = await stage();
    const text = 'un secret de polichinelle';
    await amrani.say('hosts', text);
    await bernard.say('hosts', 'autre chose');
    const kept = await rows(meetingId);
    const events = await at.here.db
      .selectFrom('events')
      .selectAll()
      .where('stream_id', '=', meetingId)
      .execute();
    const keys = await at.here.db.selectFrom('school_keys').selectAll().execute();
    expect(JSON.stringify([kept, events, keys])).not.toContain('polichinelle');
    expect(Object.keys(events.at(-1)?.data ?? {})).toEqual(['messageId']);
    const [first, second] = kept;
    await at.here.db
      .updateTable('chat_messages')
      .set({ sealed: first?.sealed ?? '' })
      .where('id', '=', second?.id ?? '')
      .execute();
    expect((await host.ask()).statusCode).toBe(500);
  });

  it('each school has a key of its own, which goes with it', async () => {
    const other = await at.here.addSchool('0690001B');
    const lesson = await inClass(at.here, other);
    await lesson.host.say('all', 'Bonjour');
    const keys = await at.here.db.selectFrom('school_keys').selectAll().execute();
    expect(new Set(keys.map(({ sealed }) => sealed)).size).toBe(keys.length);
    await at.here.db.deleteFrom('schools').where('id', '=', other.schoolId).execute();
    const left = await at.here.db.selectFrom('school_keys').select('school_id').execute();
    expect(left.map(({ school_id }) => school_id)).not.toContain(other.schoolId);
    expect(await rows(lesson.meetingId)).toEqual([]);
  });

  it('messages go the day after the lesson, and not before', async () => {
    const { host, meetingId } = await stage();
    await host.say('all', 'Bonjour');
    await host.browser.post(`/api/seats/${host.seatId}/class/end`);
    const after = (hours: number) => () => new Date(lessonStart.getTime() + hours * 3_600_000);
    await forgetMessages({ db: at.here.db, now: after(23) });
    expect(await rows(meetingId)).toHaveLength(1);
    await forgetMessages({ db: at.here.db, now: after(25) });
    expect(await rows(meetingId)).toEqual([]);
  });
});

describe('taking away', () => {
  it('erases one message for everybody, and only a host may', async () => {
    const { host, amrani, bernard } = await stage();
    await host.say('all', 'garder');
    const { messageId } = (await host.say('all', 'effacer')).json();
    expect((await amrani.remove(messageId)).statusCode).toBe(403);
    expect((await host.remove(messageId)).statusCode).toBe(204);
    expect((await host.remove(messageId)).statusCode).toBe(404);
    for (const seat of [host, amrani, bernard]) expect(await textsOf(seat)).toEqual(['garder']);
  });

  it('erases all of them, and what is said after stands', async () => {
    const { host, amrani, meetingId } = await stage();
    await amrani.say('hosts', 'un');
    await host.say('all', 'deux');
    expect((await amrani.clear()).statusCode).toBe(403);
    expect((await host.clear()).statusCode).toBe(204);
    expect(await rows(meetingId)).toEqual([]);
    await host.say('all', 'trois');
    expect(await textsOf(amrani)).toEqual(['trois']);
  });

  it('reaches no message of another lesson', async () => {
    const [one, other] = [await stage(), await stage()];
    const { messageId } = (await other.host.say('all', 'ailleurs')).json();
    expect((await one.host.remove(messageId)).statusCode).toBe(404);
    await one.host.clear();
    expect(await textsOf(other.amrani)).toEqual(['ailleurs']);
  });
});

describe('what is typed', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '[ici](javascript:alert(1))',
    'data:text/html;base64,PHNjcmlwdD4=',
    '{"__proto__":{"polluted":true}}',
    "'); drop table chat_messages; --",
    '\u202ecod.exe \u200b\u0000caché\u2066',
    '👩‍🏫 \u{1f1eb}\u{1f1f7} عربي',
    `Z${'\u0323'.repeat(500)}`,
  ];
  it.each(hostile)('%j comes back as letters, and nothing else', async (text) => {
    const { host, amrani } = await stage();
    expect((await amrani.say('hosts', text)).statusCode).toBe(200);
    expect(await textsOf(host)).toEqual([plainText(text)]);
    for (const hidden of ['\u0000', '\u200b', '\u202e', '\u2066'])
      expect(plainText(text)).not.toContain(hidden);
  });

  it.each([
    ['nothing', ''],
    ['what is not seen', ' \u200b\u2060\n '],
    ['more than a message holds', 'a'.repeat(1_001)],
    ['more than anybody types', 'a'.repeat(5_000)],
  ])('is refused when it is %s', async (_what, text) => {
    const { amrani, meetingId } = await stage();
    expect((await amrani.say('hosts', text)).statusCode).toBe(400);
    expect(await rows(meetingId)).toEqual([]);
  });

  it('holds what the contract names, and nothing more', async () => {
    const { amrani, bernard, host } = await stage();
    const words = { to: 'hosts', text: 'a', attempt: crypto.randomUUID() };
    for (const more of [
      { fromSeatId: bernard.seatId },
      { name: 'Mme Martin' },
      { to: 'one', oneSeatId: bernard.seatId },
      { to: `seat:${bernard.seatId}` },
    ])
      expect((await amrani.post('', { ...words, ...more })).statusCode).toBe(400);
    expect(await textsOf(host)).toEqual([]);
  });
});

it('one seat that writes without end is stopped, and slows nobody else', async () => {
  const { host, amrani, bernard, meetingId } = await stage();
  const flood = Array.from({ length: 100 }, (_, n) => amrani.say('hosts', `message ${n}`));
  const other = bernard.say('hosts', 'une vraie question');
  const answers = await Promise.all(flood);
  expect((await other).statusCode).toBe(200);
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused).toHaveLength(90);
  expect(refused[0]?.json()).toMatchObject({ code: 'chat.too_fast' });
  expect(await rows(meetingId)).toHaveLength(11);
  expect((await host.say('all', 'Un à la fois')).statusCode).toBe(200);
});
