import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { atSchool } from '../../app/testing/at-school.ts';
import { signedIn } from '../../app/testing/installation.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { openSchoolSeals } from '../../school/server/index.ts';
import { reportKeptDays, type ReportLine } from '../contract/report-routes.ts';
import { forgetMessages } from './forget.ts';
import { inClass } from './testing/stage.ts';

// A school of its own for each: some of its people are erased.
const at = atSchool({ each: true, clock: lessonStart });
// No report of another test is in the way.
beforeEach(async () => {
  await at.here.db.deleteFrom('chat_reports').execute();
});
const stage = () => inClass(at.here, at.school);
const list = async (username = 'chef'): Promise<ReportLine[]> =>
  (await (await signedIn(at.here, at.school, username)).get('/api/chat-reports')).json().reports;
const open = async (reportId: string, username = 'chef') =>
  (await signedIn(at.here, at.school, username)).post(`/api/chat-reports/${reportId}/open`, {});

const sitterOf = async (seatId: string): Promise<string> =>
  (
    await at.here.db
      .selectFrom('seats')
      .select('person_id')
      .where('id', '=', seatId)
      .executeTakeFirstOrThrow()
  ).person_id ?? '';
const erase = (personId: string) =>
  at.here.db.deleteFrom('people').where('id', '=', personId).execute();

/** Puts a guest in a seat, in the place of who held it. @returns the guest's id */
async function seatGuest(seatId: string, meetingId: string): Promise<string> {
  const { id } = await at.here.db
    .insertInto('guests')
    .values({
      school_id: at.school.schoolId,
      meeting_id: meetingId,
      origin: 'invited',
      family_name: 'Lopez',
      given_name: 'Ana',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`update seats set person_id = null, guest_id = ${id}, role = 'guest'
    where id = ${seatId}`.execute(at.here.db);
  return id;
}

describe('a message that somebody reports', () => {
  it('is kept sealed with its hash, and stays though the message is taken away', async () => {
    const { host, bernard } = await stage();
    const { messageId } = (await host.say('all', 'un mot qui blesse')).json();
    expect((await bernard.report(messageId)).statusCode).toBe(204);
    expect((await host.remove(messageId)).statusCode).toBe(204);
    const rows = await at.here.db.selectFrom('chat_reports').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('blesse');

    const [line] = await list();
    expect(line).toMatchObject({ opened: null, hash: rows[0]?.hash });
    const read = (await open(line?.reportId ?? '')).json();
    expect(read).toMatchObject({
      intact: true,
      evidence: {
        text: 'un mot qui blesse',
        from: { family: 'Martin' },
        to: 'all',
        reportedBy: { family: 'Bernard' },
        at: lessonStart.toISOString(),
      },
    });
    const { one: _one, reportedBy: _by, ...said } = read.evidence;
    const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex');
    expect(hash).toBe(line?.hash);
  });

  it('who opened it first, and when, is kept and shown', async () => {
    const { host, amrani } = await stage();
    const { messageId } = (await host.say('all', 'a')).json();
    await amrani.report(messageId);
    const [line] = await list();
    await open(line?.reportId ?? '');
    at.here.clock.now = () => new Date(lessonStart.getTime() + 60_000);
    await open(line?.reportId ?? '', 'admin');
    const [opened] = await list();
    expect(opened?.opened).toMatchObject({ at: lessonStart.toISOString(), by: expect.anything() });
  });

  it('reported by ten is kept once, and those who lead are told once', async () => {
    const { host, amrani, bernard, meetingId } = await stage();
    const { messageId } = (await host.say('all', 'a')).json();
    await Promise.all([amrani, bernard, amrani, bernard].map((seat) => seat.report(messageId)));
    expect(await list()).toHaveLength(1);
    const told = await at.here.db
      .selectFrom('events')
      .select(['audience', 'data'])
      .where('stream_id', '=', meetingId)
      .where('type', '=', 'chat.reported')
      .execute();
    expect(told).toEqual([{ audience: 'hosts', data: { messageId } }]);
    expect((await host.read()).map(({ reported }) => reported)).toEqual([true]);
    expect((await amrani.read()).map(({ reported }) => reported)).toEqual([false]);
  });

  it('altered in the database opens no more, and one whose hash was changed is told', async () => {
    const { host, amrani } = await stage();
    const { messageId } = (await host.say('all', 'a')).json();
    await amrani.report(messageId);
    const [line] = await list();
    await at.here.db
      .updateTable('chat_reports')
      .set({ hash: 'a'.repeat(64) })
      .execute();
    expect((await open(line?.reportId ?? '')).json().intact).toBe(false);
    await at.here.db
      .updateTable('chat_reports')
      .set({ sealed: 'b'.repeat(80) })
      .execute();
    expect((await open(line?.reportId ?? '')).statusCode).toBe(500);
  });

  it('goes after its days, or before when the head erases it', async () => {
    const { host, amrani } = await stage();
    for (const text of ['un', 'deux'])
      await amrani.report((await host.say('all', text)).json().messageId);
    const [line] = await list();
    const head = await signedIn(at.here, at.school, 'chef');
    const path = `/api/chat-reports/${line?.reportId}`;
    expect((await head.send('DELETE', path, {})).statusCode).toBe(204);
    expect((await head.send('DELETE', path, {})).statusCode).toBe(404);
    const after = (days: number) => () => new Date(lessonStart.getTime() + days * 24 * 3_600_000);
    await forgetMessages({ db: at.here.db, now: after(reportKeptDays - 1) });
    expect(await list()).toHaveLength(1);
    await forgetMessages({ db: at.here.db, now: after(reportKeptDays + 1) });
    expect(await list()).toEqual([]);
  });

  it('loses the names of who received and who reported it when they are erased, and stays', async () => {
    const { host, amrani } = await stage();
    const { messageId } = (await host.tell(amrani, 'un mot qui blesse')).json();
    await amrani.report(messageId);
    const reportId = (await list())[0]?.reportId ?? '';
    const amraniName = { family: 'Amrani' };
    expect((await open(reportId)).json().evidence).toMatchObject({
      one: amraniName,
      reportedBy: amraniName,
    });
    await erase(await sitterOf(amrani.seatId));
    const read = (await open(reportId)).json();
    expect(read).toMatchObject({
      intact: true,
      evidence: { one: null, reportedBy: null, from: { family: 'Martin' } },
    });
    const seal = await openSchoolSeals(at.here.app.core)(at.school.schoolId);
    const { sealed } = await at.here.db
      .selectFrom('chat_reports')
      .select('sealed')
      .executeTakeFirstOrThrow();
    expect(seal.open(sealed, `chat report ${messageId}`)).not.toContain('Amrani');
  });

  it('of a guest says who they are while they are known, and goes when they do', async () => {
    const { host, bernard, meetingId } = await stage();
    const guest = await seatGuest(bernard.seatId, meetingId);
    const one = (await bernard.say('hosts', 'un')).json().messageId;
    await host.report(one);
    const other = (await host.tell(bernard, 'deux')).json().messageId;
    await bernard.report(other);
    const reports = await list();
    expect(reports).toHaveLength(2);
    const evidences = await Promise.all(
      reports.map(async ({ reportId }) => (await open(reportId)).json().evidence),
    );
    expect(evidences.find(({ text }) => text === 'un')).toMatchObject({
      from: { family: 'Lopez' },
      reportedBy: { family: 'Martin' },
    });
    expect(evidences.find(({ text }) => text === 'deux')).toMatchObject({
      one: { family: 'Lopez' },
      reportedBy: { family: 'Lopez' },
    });
    await at.here.db.deleteFrom('guests').where('id', '=', guest).execute();
    const left = await list();
    expect(left).toHaveLength(1);
    expect((await open(left[0]?.reportId ?? '')).json().evidence).toMatchObject({
      text: 'deux',
      one: null,
      reportedBy: null,
    });
  });

  it('goes with the person who wrote it', async () => {
    const { host, amrani, bernard } = await stage();
    const { messageId } = (await amrani.say('hosts', 'a')).json();
    await host.report(messageId);
    expect(await list()).toHaveLength(1);
    await erase(await sitterOf(amrani.seatId));
    expect(await list()).toEqual([]);
    expect((await bernard.ask()).statusCode).toBe(200);
  });
});

describe('who may not', () => {
  it('nobody reports what they do not read', async () => {
    const { host, amrani, bernard } = await stage();
    const hidden = (await amrani.say('hosts', 'à mes professeurs')).json();
    const other = (await (await stage()).host.say('all', 'ailleurs')).json();
    for (const { messageId } of [hidden, other])
      expect((await bernard.report(messageId)).statusCode).toBe(404);
    expect((await host.report(hidden.messageId)).statusCode).toBe(204);
    expect(await list()).toHaveLength(1);
  });

  it('« Calme » and closed messages keep nobody from reporting', async () => {
    const { host, amrani, command } = await stage();
    const { messageId } = (await host.say('all', 'a')).json();
    await command('calm', { on: true });
    await command('rights', { seatIds: null, rights: { chatAll: false, chatTeachers: false } });
    expect((await amrani.report(messageId)).statusCode).toBe(204);
  });

  it('a teacher lists, opens and erases none', async () => {
    const { host, amrani } = await stage();
    await amrani.report((await host.say('all', 'a')).json().messageId);
    const [line] = await list();
    const path = `/api/chat-reports/${line?.reportId}`;
    for (const username of ['martin', 'delegue', 'bureau']) {
      const caller = await signedIn(at.here, at.school, username);
      expect((await caller.get('/api/chat-reports')).statusCode).toBe(403);
      expect((await caller.post(`${path}/open`, {})).statusCode).toBe(403);
      expect((await caller.send('DELETE', path, {})).statusCode).toBe(403);
    }
    expect((await list())[0]?.opened).toBeNull();
  });
});
