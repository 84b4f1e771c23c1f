import { describe, expect, it } from 'vitest';
import { atSchool } from '../../app/testing/at-school.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { firstRule } from '../contract/rules.ts';
import { inClass, textsOf, type Seat } from './testing/stage.ts';
import { addMessages } from './testing/things.ts';

// A school of its own for each: the rule is a class's, and outlives a lesson.
const at = atSchool({ each: true, clock: lessonStart });
const after = (seconds: number) => {
  at.here.clock.now = () => new Date(lessonStart.getTime() + seconds * 1000);
};
const stage = () => inClass(at.here, at.school);
describe('who comes late', () => {
  it('reads nothing of before but what is theirs, and all that comes after', async () => {
    const lesson = await stage();
    await lesson.host.say('all', 'avant');
    after(60);
    const late = await lesson.comes(2);
    await lesson.host.say('all', 'après');
    expect(await textsOf(late)).toEqual(['après']);
    expect(await textsOf(lesson.amrani)).toEqual(['avant', 'après']);
    expect(await textsOf(await lesson.secondHost())).toEqual(['avant', 'après']);
  });

  it('reads all where the class’s rule says so, in this lesson and in the next one', async () => {
    const lesson = await stage();
    expect((await lesson.host.rule({ lateReads: true })).statusCode).toBe(200);
    await lesson.host.say('all', 'avant');
    after(60);
    expect(await textsOf(await lesson.comes(2))).toEqual(['avant']);
    after(0);
    const next = await stage();
    await next.host.say('all', 'avant aussi');
    after(60);
    expect(await textsOf(await next.comes(2))).toEqual(['avant aussi']);
  });

  it('who went away and comes back reads nothing of meanwhile, and keeps what is theirs', async () => {
    const lesson = await stage();
    const { amrani, host } = lesson;
    await amrani.say('hosts', 'ma question');
    await lesson.command('return', { seatId: amrani.seatId });
    after(60);
    await host.say('all', 'entre nous');
    after(120);
    await amrani.browser.post(`/api/seats/${amrani.seatId}/knock`);
    await lesson.command('admit', { seatIds: [amrani.seatId] });
    expect(await textsOf(amrani)).toEqual(['ma question']);
  });
});

it('a pupil sends no address until the class’s rule opens them; who leads always may', async () => {
  const { host, amrani } = await stage();
  for (const text of [
    'https://exemple.fr',
    'va voir exemple.com',
    'www.exemple',
    'discord.gg/abc',
  ]) {
    const refused = await amrani.say('hosts', text);
    expect([text, refused.statusCode, refused.json().code]).toEqual([text, 422, 'chat.no_links']);
  }
  expect((await host.say('all', 'https://exemple.fr')).statusCode).toBe(200);
  expect((await amrani.say('hosts', 'Page 3.14, fin du chapitre 2.')).statusCode).toBe(200);
  await host.rule({ pupilLinks: true });
  expect((await amrani.say('hosts', 'https://exemple.fr')).statusCode).toBe(200);
});

it('where one is to take one’s time, a pupil waits between two messages, and others do not wait for them', async () => {
  const { host, amrani, bernard } = await stage();
  await host.rule({ slowSeconds: 30 });
  const attempt = crypto.randomUUID();
  expect((await amrani.say('hosts', 'un', attempt)).statusCode).toBe(200);
  // The same message sent again because of a cut is no second one.
  expect((await amrani.say('hosts', 'un', attempt)).statusCode).toBe(200);
  after(12);
  const refused = await amrani.say('hosts', 'deux');
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: 'chat.slow', params: { seconds: 18 } });
  expect((await bernard.say('hosts', 'moi aussi')).statusCode).toBe(200);
  expect((await host.say('all', 'un')).statusCode).toBe(200);
  expect((await host.say('all', 'deux')).statusCode).toBe(200);
  after(30);
  expect((await amrani.say('hosts', 'deux')).statusCode).toBe(200);
});

it('the rule is told to all who are inside, set by who leads alone, and holds nothing else', async () => {
  const lesson = await stage();
  const { host, amrani } = lesson;
  expect((await amrani.rule({ lateReads: true })).statusCode).toBe(403);
  const path = `/api/seats/${host.seatId}/chat/rule`;
  for (const rule of [
    { ...firstRule, slowSeconds: 7 },
    { ...firstRule, more: true },
    { lateReads: true },
  ])
    expect((await host.browser.post(path, rule)).statusCode).toBe(400);
  await host.rule({ pupilLinks: true, slowSeconds: 10 });
  const { rule, ofClass } = (await amrani.ask()).json();
  expect({ rule, ofClass }).toEqual({
    rule: { lateReads: false, pupilLinks: true, slowSeconds: 10 },
    ofClass: true,
  });
  const events = await at.here.db
    .selectFrom('events')
    .select(['type', 'audience', 'data'])
    .where('stream_id', '=', lesson.meetingId)
    .where('type', '=', 'chat.ruled')
    .execute();
  expect(events).toEqual([{ type: 'chat.ruled', audience: 'all', data: rule }]);
});

it('a long talk comes in pages, each read once', async () => {
  const { host, amrani, meetingId } = await stage();
  const texts = Array.from({ length: 205 }, (_, n) => `message ${n}`);
  const place = { schoolId: at.school.schoolId, meetingId, seatId: host.seatId };
  await addMessages(at.here.app.core, place, texts);
  const last = (await amrani.ask()).json();
  expect(last.more).toBe(true);
  expect(last.messages).toHaveLength(200);
  const before = await amrani.browser.get(
    `/api/seats/${amrani.seatId}/chat?before=${last.messages[0].messageId}`,
  );
  expect(before.json()).toMatchObject({ more: false });
  const seen = [...before.json().messages, ...last.messages].map(({ text }) => text);
  expect(seen).toEqual(texts);
});

it('leaves as a spreadsheet with who leads, and no cell of it is a formula', async () => {
  const { host, amrani } = await stage();
  await amrani.say('hosts', '=HYPERLINK("a";"b")');
  await host.tell(amrani, 'À toi');
  const path = (seat: Seat) => `/api/seats/${seat.seatId}/chat/file?language=fr`;
  expect((await amrani.browser.get(path(amrani))).statusCode).toBe(403);
  const reply = await host.browser.get(path(host));
  const text = Buffer.from(reply.json().base64, 'base64').toString();
  expect(text).toContain('Heure;De;À;Message');
  expect(text).toContain(`"'=HYPERLINK(""a"";""b"")"`);
  expect(text).toMatch(/Amrani;À toi/);
});
