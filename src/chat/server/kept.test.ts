import { describe, expect, it } from 'vitest';
import type { Browser } from '../../app/testing/browser.ts';
import { atSchool } from '../../app/testing/at-school.ts';
import { signedIn } from '../../app/testing/installation.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import type { KeptMessages } from '../contract/kept-routes.ts';
import type { TermDays } from '../contract/terms.ts';
import { forgetMessages } from './forget.ts';
import { inClass } from './testing/stage.ts';
import { addMessages } from './testing/things.ts';

// A school of its own for each: its term outlives a lesson.
const at = atSchool({ each: true, clock: lessonStart });
const afterHours = (hours: number) => {
  at.here.clock.now = () => new Date(lessonStart.getTime() + hours * 3_600_000);
};

const choose = async (days: TermDays, of = at.school) => {
  const head = await signedIn(at.here, of, 'chef');
  const reply = await head.post('/api/school/chat-term', { days });
  expect(reply.statusCode).toBe(200);
  return reply.json();
};
const pathOf = (meetingId: string) => `/api/meetings/${meetingId}/chat`;
const listed = async (browser: Browser): Promise<string[]> =>
  (await browser.get('/api/chat')).json().meetingIds;

/** A lesson that is over, in which something was said; and whether it is still kept. */
async function overLesson(of = at.school) {
  const lesson = await inClass(at.here, of);
  const { host, amrani, meetingId } = lesson;
  await host.say('all', 'Ouvrez vos cahiers');
  await host.tell(amrani, 'Très bien');
  const end = () => host.browser.post(`/api/seats/${host.seatId}/class/end`);
  const isKept = async () => {
    await forgetMessages(at.here.app.core);
    const rows = await at.here.db
      .selectFrom('chat_messages')
      .select('id')
      .where('meeting_id', '=', meetingId)
      .execute();
    return rows.length > 0;
  };
  const read = async (browser = host.browser) => browser.get(pathOf(meetingId));
  // Days after, one signs in anew.
  const erasedAt = async () =>
    ((await read(await signedIn(at.here, of, 'martin'))).json() as KeptMessages).erasedAt;
  return { ...lesson, end, isKept, read, erasedAt };
}
const later = (hours: number) => new Date(lessonStart.getTime() + hours * 3_600_000).toISOString();

describe('messages of a lesson that is over', () => {
  it('go at the term that the school chose, and not before', async () => {
    await choose(7);
    const { end, isKept, erasedAt } = await overLesson();
    await end();
    expect(await erasedAt()).toBe(later(7 * 24));
    afterHours(7 * 24 - 1);
    expect(await isKept()).toBe(true);
    afterHours(7 * 24 + 1);
    expect(await isKept()).toBe(false);
  });

  it('go with the lesson where the school chose to keep none, and stay while it goes on', async () => {
    await choose(0);
    const { end, isKept, host } = await overLesson();
    afterHours(5);
    expect(await isKept()).toBe(true);
    expect((await host.ask()).json()).toMatchObject({ keptDays: 0 });
    await end();
    expect(await isKept()).toBe(false);
  });

  it('already stored go at a shorter term that is chosen later', async () => {
    await choose(30);
    const { end, isKept, erasedAt } = await overLesson();
    await end();
    afterHours(48);
    expect(await isKept()).toBe(true);
    await choose(1);
    expect(await erasedAt()).toBe(later(24));
    expect(await isKept()).toBe(false);
  });

  it('are not kept longer than was chosen when they were written, be it longer since', async () => {
    const [{ end, isKept, erasedAt }, next] = [await overLesson(), await overLesson()];
    await end();
    afterHours(1);
    await choose(30);
    expect(await erasedAt()).toBe(later(24));
    // What ends from then on is kept as long as was chosen.
    await next.end();
    afterHours(25);
    expect(await isKept()).toBe(false);
    afterHours(29 * 24);
    expect(await next.isKept()).toBe(true);
  });

  it('of one school go by its own term, whatever another chose', async () => {
    const other = await at.addSchool();
    await choose(30, other);
    const [ours, theirs] = [await overLesson(), await overLesson(other)];
    await ours.end();
    await theirs.end();
    afterHours(25);
    expect(await ours.isKept()).toBe(false);
    expect(await theirs.isKept()).toBe(true);
  });
});

describe('the term', () => {
  it('is the head’s to choose; who answers for data knows it, and who chose it when', async () => {
    await choose(30);
    for (const username of ['admin', 'delegue', 'martin', 'bureau']) {
      const browser = await signedIn(at.here, at.school, username);
      const refused = await browser.post('/api/school/chat-term', { days: 0 });
      expect([username, refused.statusCode]).toEqual([username, 403]);
      const read = await browser.get('/api/school/chat-term');
      const mayRead = ['admin', 'delegue'].includes(username);
      expect([username, read.statusCode]).toEqual([username, mayRead ? 200 : 403]);
      if (mayRead)
        expect(read.json()).toMatchObject({
          days: 30,
          set: { at: lessonStart.toISOString(), by: { family: expect.any(String) } },
        });
    }
  });

  it('is one of those that the contract names: never longer than thirty days', async () => {
    const head = await signedIn(at.here, at.school, 'chef');
    expect((await head.get('/api/school/chat-term')).json()).toEqual({ days: 1, set: null });
    for (const days of [-1, 2, 31, 365, '7', null]) {
      const refused = await head.post('/api/school/chat-term', { days });
      expect([days, refused.statusCode]).toEqual([days, 400]);
    }
    const forced = { school_id: at.school.schoolId, set_at: new Date(), set_by_person_id: null };
    await expect(
      at.here.db
        .insertInto('chat_terms')
        .values({ ...forced, days: 31 })
        .execute(),
    ).rejects.toThrow('chat_terms');
  });
});

describe('once a lesson is over, who led it', () => {
  it('reads all that was said and when it goes, and takes it out', async () => {
    const { end, read, meetingId, host } = await overLesson();
    await end();
    expect(await listed(host.browser)).toEqual([meetingId]);
    const kept = (await read()).json() as KeptMessages;
    expect(kept).toMatchObject({
      lesson: { title: 'Mathématiques', group: expect.any(String) },
      erasedAt: later(24),
      more: false,
      messages: [
        { text: 'Ouvrez vos cahiers', to: 'all' },
        { text: 'Très bien', to: 'one', one: { name: { family: 'Amrani' } } },
      ],
    });
    const file = await host.browser.get(`${pathOf(meetingId)}/file?language=fr`);
    const text = Buffer.from(file.json().base64, 'base64').toString();
    expect(text).toContain('Ouvrez vos cahiers');
  });

  it('reads a long talk in pages', async () => {
    const { end, meetingId, host } = await overLesson();
    const place = { schoolId: at.school.schoolId, meetingId, seatId: host.seatId };
    await addMessages(
      at.here.app.core,
      place,
      Array.from({ length: 200 }, (_, n) => `${n}`),
    );
    await end();
    const last = (await host.browser.get(pathOf(meetingId))).json() as KeptMessages;
    expect([last.messages.length, last.more]).toEqual([200, true]);
    const query = `?before=${last.messages[0]?.messageId}`;
    const first = (await host.browser.get(`${pathOf(meetingId)}${query}`)).json() as KeptMessages;
    expect([first.messages.length, first.more]).toEqual([2, false]);
  });

  it('erases it before its time', async () => {
    const { end, read, meetingId, host } = await overLesson();
    await end();
    expect((await host.browser.send('DELETE', pathOf(meetingId), {})).statusCode).toBe(204);
    expect((await read()).json().messages).toEqual([]);
    expect(await listed(host.browser)).toEqual([]);
  });

  it('finds there also what was said in the lesson whose place it took', async () => {
    const { host, meetingId } = await overLesson();
    await host.browser.post(`/api/seats/${host.seatId}/class/remake`);
    expect((await host.browser.get(pathOf(meetingId))).json().code).toBe('chat.lesson_not_over');
    const { remade_as } = await at.here.db
      .selectFrom('meetings')
      .select('remade_as')
      .where('id', '=', meetingId)
      .executeTakeFirstOrThrow();
    await host.browser.post(`/api/meetings/${remade_as}/end`);
    expect(await listed(host.browser)).toEqual([remade_as]);
    for (const id of [meetingId, remade_as])
      expect((await host.browser.get(pathOf(`${id}`))).json().messages).toHaveLength(2);
  });
});

describe('who must not', () => {
  it.each(['autre', 'chef', 'admin', 'delegue', 'bureau'])(
    '« %s », who did not lead the lesson, reads, takes out and erases nothing',
    async (username) => {
      const { end, read, meetingId, isKept } = await overLesson();
      await end();
      const browser = await signedIn(at.here, at.school, username);
      for (const reply of [
        await read(browser),
        await browser.get(`${pathOf(meetingId)}/file?language=fr`),
        await browser.send('DELETE', pathOf(meetingId), {}),
      ])
        expect(reply.statusCode).toBe(403);
      expect((await browser.get('/api/chat')).body).not.toContain(meetingId);
      expect(await isKept()).toBe(true);
    },
  );

  it('a pupil reads nothing any more, and another school finds nothing', async () => {
    const { end, read, amrani } = await overLesson();
    await end();
    expect([401, 403]).toContain((await read(amrani.browser)).statusCode);
    const other = await at.addSchool();
    expect((await read(await signedIn(at.here, other, 'martin'))).statusCode).toBe(404);
  });

  it('while the lesson goes on, nobody reads it but in its room', async () => {
    const { read, host } = await overLesson();
    expect([(await read()).statusCode, (await read()).json().code]).toEqual([
      409,
      'chat.lesson_not_over',
    ]);
    expect(await listed(host.browser)).toEqual([]);
  });
});
