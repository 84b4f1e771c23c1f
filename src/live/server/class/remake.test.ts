import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import { readSigns } from '../../../attendance/server/course.store.ts';
import { forgetPresence } from '../../../attendance/server/index.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import {
  knockWith,
  lessonStart,
  openLesson,
  planLesson,
  secretOf,
} from '../../../app/testing/lesson.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(async () => {
  here.clock.now = () => lessonStart;
  await here.db.deleteFrom('bans').execute();
});

/** A disturbed lesson: one pupil inside, one excluded, one at the door. */
async function disturbed() {
  const { teacher, meeting, links } = await planLesson(here, school);
  const host = await openLesson(teacher, meeting);
  const [inside, excluded] = [await knockWith(here, links[0]), await knockWith(here, links[1])];
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
  const why = { seatId: excluded.seatId, reason: 'words', note: 'Insultes' };
  await teacher.post(`/api/seats/${host}/class/remove`, why);
  const waiting = await knockWith(here, links[2]);
  const room = await roomOf(meeting.meetingId);
  return { teacher, meeting, links, host, inside, excluded, waiting, room };
}
type Scene = Awaited<ReturnType<typeof disturbed>>;

const roomOf = async (meetingId: string) =>
  (
    await here.db
      .selectFrom('meetings')
      .select('media_room')
      .where('id', '=', meetingId)
      .executeTakeFirstOrThrow()
  ).media_room;
const remake = ({ teacher, host }: Scene) => teacher.post(`/api/seats/${host}/class/remake`);
const seatOf = async (browser: Browser, seatId: string) =>
  (await browser.get(`/api/seats/${seatId}`)).json();
const classOf = (browser: Browser, seatId: string) => browser.get(`/api/seats/${seatId}/class`);
const meetingOf = async (seatId: string) =>
  (
    await here.db
      .selectFrom('seats')
      .select('meeting_id')
      .where('id', '=', seatId)
      .executeTakeFirstOrThrow()
  ).meeting_id;

describe('a lesson made anew', () => {
  it('has those who are inside, each told their new seat, and a media room of its own', async () => {
    const scene = await disturbed();
    const { seatId } = (await remake(scene)).json();
    const seen = (await classOf(scene.teacher, seatId)).json();
    expect(seen.seats.map(({ name }: { name: { family: string } }) => name.family)).toEqual([
      'Amrani',
      'Martin',
    ]);
    expect(seen.meeting).toMatchObject({ title: 'Mathématiques', group: '6eB' });
    const old = await seatOf(scene.inside.browser, scene.inside.seatId);
    expect((await classOf(scene.inside.browser, old.movedTo)).statusCode).toBe(200);
    const told = await here.db
      .selectFrom('events')
      .select(['audience', 'data'])
      .where('stream_id', '=', scene.meeting.meetingId)
      .where('type', '=', 'class.remade')
      .execute();
    expect(told).toContainEqual({
      audience: `seat:${scene.inside.seatId}`,
      data: { seatId: old.movedTo },
    });
    expect(told).toHaveLength(2);
    const meetingId = await meetingOf(seatId);
    expect(await roomOf(meetingId)).not.toBe(scene.room);
    const week = await scene.teacher.get('/api/meetings?from=2026-03-24&to=2026-03-24');
    const states = (week.json().meetings as { meetingId: string; state: string }[]).filter((one) =>
      [meetingId, scene.meeting.meetingId].includes(one.meetingId),
    );
    expect(states.map(({ state }) => state).sort()).toEqual(['ended', 'open']);
  });

  it('leaves every old way dead: seats, streams, links, media, commands', async () => {
    const scene = await disturbed();
    await remake(scene);
    const { inside, waiting, host, teacher } = scene;
    const ways = [
      await classOf(inside.browser, inside.seatId),
      await inside.browser.get(`/api/seats/${inside.seatId}/class/events?after=0`),
      await inside.browser.get(`/media/${inside.seatId}/rtc/v1/validate?access_token=any`),
      await inside.browser.post(`/api/seats/${inside.seatId}/knock`),
      await classOf(teacher, host),
      await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null }),
      await waiting.browser.post(`/api/seats/${waiting.seatId}/knock`),
    ];
    expect(ways.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403, 403, 404]);
    for (const link of scene.links) {
      const claim = await here.browser().post('/api/entry/claim', { secret: secretOf(link) });
      expect(claim.json().code).toBe('entry.link_unknown');
    }
  });

  it('keeps the excluded out, for the same reason, until it is lifted there', async () => {
    const scene = await disturbed();
    const { seatId } = (await remake(scene)).json();
    const meetingId = await meetingOf(seatId);
    const made = await scene.teacher.post(`/api/meetings/${meetingId}/links`, { personIds: null });
    const claim = (index: number) =>
      here.browser().post('/api/entry/claim', { secret: secretOf(made.json().links[index]) });
    expect((await claim(1)).json().code).toBe('entry.excluded');
    expect((await claim(2)).statusCode).toBe(200);
    const door = await scene.teacher.get(`/api/meetings/${meetingId}/door`);
    const [ban] = door.json().bans;
    expect(ban).toMatchObject({ reason: 'words', note: 'Insultes', liftedAt: null });
    const old = await seatOf(scene.excluded.browser, scene.excluded.seatId).catch(() => null);
    expect(old?.movedTo ?? null).toBeNull();
    await scene.teacher.post(`/api/meetings/${meetingId}/bans/${ban.banId}/lift`);
    expect((await claim(1)).statusCode).toBe(200);
  });

  it('is made once, however often and by whomever it is pressed', async () => {
    const scene = await disturbed();
    const presses = await Promise.all([remake(scene), remake(scene), remake(scene)]);
    const seats = new Set(presses.flatMap((reply) => reply.json().seatId ?? []));
    expect(seats.size).toBe(1);
    const made = await here.db
      .selectFrom('meetings')
      .select('id')
      .where('state', '=', 'open')
      .where('id', '=', await meetingOf([...seats][0] ?? ''))
      .execute();
    expect(made).toHaveLength(1);
    const copies = await here.db
      .selectFrom('seats')
      .select('id')
      .where('person_id', '=', school.pupilIds[0] ?? '')
      .where('created_at', '>', new Date(0))
      .where('remade_as', 'is', null)
      .where('state', '=', 'admitted')
      .execute();
    expect(copies.length).toBeGreaterThan(0);
  });

  it('has the same roll call: what each one did before counts', async () => {
    const scene = await disturbed();
    const { seatId } = (await remake(scene)).json();
    const meeting = { schoolId: school.schoolId, meetingId: await meetingOf(seatId) };
    const signs = await readSigns(here.db, meeting);
    const own = signs.get(school.pupilIds[0] ?? '') ?? [];
    expect(own.map(({ is }) => is)).toEqual(['knocked', 'admitted', 'admitted']);
    const excluded = signs.get(school.pupilIds[1] ?? '') ?? [];
    expect(excluded.map(({ is }) => is)).toEqual(['knocked', 'admitted', 'removed']);
  });

  it('is one lesson for the office, and hands on a roll call that was confirmed or corrected', async () => {
    for (const isConfirmed of [true, false]) {
      const scene = await disturbed();
      const { teacher, meeting } = scene;
      const path = `/api/meetings/${meeting.meetingId}/roll-call`;
      const entry = `${path}/entries/${school.pupilIds[2]}`;
      const said = { status: 'late', lateMinutes: 7 };
      expect((await teacher.send('PUT', entry, said)).statusCode).toBe(200);
      const { seen } = (await teacher.get(path)).json();
      if (isConfirmed)
        expect((await teacher.post(`${path}/confirm`, { seen })).statusCode).toBe(200);
      const before = (await teacher.get(path)).json();
      const meetingId = await meetingOf((await remake(scene)).json().seatId);
      const after = (await teacher.get(`/api/meetings/${meetingId}/roll-call`)).json();
      expect(after.confirmedAt).toBe(before.confirmedAt);
      expect(after.history).toEqual(before.history);
      const lineOf = (roll: { entries: { person: { personId: string } }[] }) =>
        roll.entries.find(({ person }) => person.personId === school.pupilIds[2]);
      expect(lineOf(after)).toMatchObject(said);
      // Whoever kept its address reads the one roll call that there is.
      expect((await teacher.get(path)).json().entries).toEqual(after.entries);
      const office = await signedIn(here, school, 'chef');
      const { lessons } = (await office.get('/api/roll-calls?day=2026-03-24')).json();
      const ids = (lessons as { meetingId: string }[]).map((lesson) => lesson.meetingId);
      expect(ids).toContain(meetingId);
      expect(ids).not.toContain(meeting.meetingId);
    }
  });

  it('counts who came late from the hour at which the lesson was opened first', async () => {
    const scene = await disturbed();
    here.clock.now = () => new Date(lessonStart.getTime() + 20 * 60_000);
    const made = await remake(scene);
    const opened = await here.db
      .selectFrom('meetings')
      .select('opened_at')
      .where('id', '=', await meetingOf(made.json().seatId))
      .executeTakeFirstOrThrow();
    expect(opened.opened_at).toEqual(lessonStart);
  });

  it('keeps no hour of anybody’s in either lesson, once its roll call is confirmed', async () => {
    const scene = await disturbed();
    const { seatId } = (await remake(scene)).json();
    const meetingId = await meetingOf(seatId);
    await scene.teacher.post(`/api/seats/${seatId}/class/end`);
    const path = `/api/meetings/${meetingId}/roll-call`;
    const { seen } = (await scene.teacher.get(path)).json();
    await scene.teacher.post(`${path}/confirm`, { seen });
    here.clock.now = () => new Date(lessonStart.getTime() + 3_600_000);
    expect(await forgetPresence(here.app.core)).toBe(1);
    for (const lesson of [scene.meeting.meetingId, meetingId]) {
      const kept = await here.db
        .selectFrom('seats')
        .select('id')
        .where('meeting_id', '=', lesson)
        .where('admitted_at', 'is not', null)
        .execute();
      expect(kept).toEqual([]);
      const events = await here.db
        .selectFrom('events')
        .select('type')
        .where('stream_id', '=', lesson)
        .execute();
      expect(events).toEqual([{ type: 'meeting.ended' }]);
    }
  });

  it('is refused to pupils and to colleagues', async () => {
    const scene = await disturbed();
    const { browser, seatId } = scene.inside;
    expect((await browser.post(`/api/seats/${seatId}/class/remake`)).statusCode).toBe(403);
    const colleague = await signedIn(here, school, 'autre');
    const reply = await colleague.post(`/api/seats/${scene.host}/class/remake`);
    expect(reply.statusCode).toBe(404);
  });

  it('at the same time as an exclusion takes nobody along who was excluded', async () => {
    for (let round = 0; round < 3; round++) {
      const scene = await disturbed();
      const { seatId } = scene.inside;
      const [made] = await Promise.all([
        remake(scene),
        scene.teacher.post(`/api/seats/${scene.host}/class/remove`, { seatId }),
      ]);
      const bans = await here.db
        .selectFrom('bans')
        .select('id')
        .where('seat_id', '=', seatId)
        .execute();
      const inside = await here.db
        .selectFrom('seats')
        .select('state')
        .where('meeting_id', '=', await meetingOf(made.json().seatId))
        .where('person_id', '=', school.pupilIds[0] ?? '')
        .executeTakeFirst();
      expect(inside?.state).toBe(bans.length > 0 ? 'excluded' : 'admitted');
      await here.db.deleteFrom('bans').execute();
    }
  });

  it('forgets the browsers of both lessons when it ends', async () => {
    const scene = await disturbed();
    const { seatId } = (await remake(scene)).json();
    await scene.teacher.post(`/api/seats/${seatId}/class/end`);
    const marks = await here.db
      .selectFrom('seats')
      .select('mark_hash')
      .where('meeting_id', 'in', [scene.meeting.meetingId, await meetingOf(seatId)])
      .where('mark_hash', 'is not', null)
      .execute();
    expect(marks).toEqual([]);
  });
});
