import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
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
import { createGroup, createPeople } from '../../../school/server/index.ts';

let here: Installation;
let school: School;
/** The same school, as a lesson of its other class sees it. */
let otherClass: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  otherClass = await addClass();
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(async () => {
  await here.db.deleteFrom('meetings').execute();
  here.clock.now = () => lessonStart;
});

const minutes = (count: number) => new Date(lessonStart.getTime() + count * 60_000);

const addClass = () =>
  here.app.core.transact(async (trx) => {
    const { schoolId, teacherId } = school;
    const named = ['Petit', 'Quentin'].map((family) => ({ family, given: 'Zoé', title: null }));
    const people = named.map((name) => ({ role: 'pupil' as const, name }));
    const pupilIds = await createPeople(trx, schoolId, people);
    const group = { name: '5eA', kind: 'division', pupilIds, teacherIds: [teacherId] } as const;
    return { ...school, pupilIds, groupId: await createGroup(trx, schoolId, group) };
  });

/** Two lessons in a row: a pupil inside the first, one at its door; one at the door of the next. */
async function twoInARow() {
  const first = await planLesson(here, school);
  const next = await planLesson(here, otherClass, minutes(55));
  const { teacher } = first;
  const host = await openLesson(teacher, first.meeting);
  const inside = await knockWith(here, first.links[0]);
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
  const atFirst = await knockWith(here, first.links[1]);
  here.clock.now = () => minutes(46);
  const waiting = await knockWith(here, next.links[0]);
  return { teacher, first, next, host, inside, atFirst, waiting };
}
type Scene = Awaited<ReturnType<typeof twoInARow>>;
type Sitter = { browser: Browser; seatId: string };

const turn = ({ teacher, host, next }: Scene, to = next.meeting.meetingId) =>
  teacher.post(`/api/seats/${host}/class/turn`, { meetingId: to });
const nextOf = async (browser: Browser, seatId: string) =>
  (await browser.get(`/api/seats/${seatId}/class/next`)).json().next;
const classOf = ({ browser, seatId }: Sitter) => browser.get(`/api/seats/${seatId}/class`);
const stateOf = async ({ browser, seatId }: Sitter) =>
  (await browser.get(`/api/seats/${seatId}`)).json().state;
const meetingOf = (meetingId: string) =>
  here.db.selectFrom('meetings').selectAll().where('id', '=', meetingId).executeTakeFirstOrThrow();
const eventsOf = (stream: string) =>
  here.db
    .selectFrom('events')
    .select(['type', 'audience', 'data'])
    .where('stream_id', '=', stream)
    .orderBy('number')
    .execute();

describe('the next lesson of a room', () => {
  it('is told to its host: when, whose, and how many of its pupils wait; no name', async () => {
    const { teacher, host, next } = await twoInARow();
    const reply = await teacher.get(`/api/seats/${host}/class/next`);
    expect(reply.json().next).toEqual({
      meetingId: next.meeting.meetingId,
      title: 'Mathématiques',
      group: '5eA',
      startsAt: minutes(55).toISOString(),
      waiting: 1,
    });
    expect(reply.body).not.toContain('Petit');
  });

  it('is one of their own that begins within the hour, and is not over', async () => {
    const { teacher, first, host } = await twoInARow();
    const expected = async (state: 'planned' | 'cancelled', startsAt: Date, is: boolean) => {
      const span = { starts_at: startsAt, ends_at: new Date(startsAt.getTime() + 50 * 60_000) };
      await here.db
        .updateTable('meetings')
        .set({ state, ...span })
        .where('id', '!=', first.meeting.meetingId)
        .execute();
      expect((await nextOf(teacher, host)) !== null).toBe(is);
    };
    await expected('planned', minutes(46 + 60), true);
    await expected('planned', minutes(46 + 61), false);
    await expected('cancelled', minutes(55), false);
    // Side by side with this one, not after it.
    await expected('planned', minutes(20), false);
    await expected('planned', minutes(40), true);
    here.clock.now = () => minutes(91);
    await expected('planned', minutes(40), false);
    await expected('planned', minutes(95), true);
    await here.db
      .updateTable('meeting_hosts')
      .set({ person_id: await personOf('Autre') })
      .where('meeting_id', '!=', first.meeting.meetingId)
      .execute();
    expect(await nextOf(teacher, host)).toBeNull();
  });

  it('is the one whose class waits, where two could follow', async () => {
    const { teacher, host, next, waiting } = await twoInARow();
    const sooner = await planLesson(here, school, minutes(50));
    expect((await nextOf(teacher, host)).meetingId).toBe(next.meeting.meetingId);
    await waiting.browser.post(`/api/seats/${waiting.seatId}/leave`);
    const now = await nextOf(teacher, host);
    expect(now).toMatchObject({ meetingId: sooner.meeting.meetingId, waiting: 0 });
  });

  it('is nothing that a pupil may ask for', async () => {
    const { inside } = await twoInARow();
    const reply = await inside.browser.get(`/api/seats/${inside.seatId}/class/next`);
    expect(reply.statusCode).toBe(403);
  });
});

const personOf = async (family: string) =>
  (
    await here.db
      .selectFrom('people')
      .select('id')
      .where('school_id', '=', school.schoolId)
      .where('family_name', '=', family)
      .executeTakeFirstOrThrow()
  ).id;

describe('a page turned', () => {
  it('ends the lesson, opens the next, and lets its class in', async () => {
    const scene = await twoInARow();
    const { seatId } = (await turn(scene)).json();
    expect((await meetingOf(scene.first.meeting.meetingId)).state).toBe('ended');
    const { state, door_opened_at } = await meetingOf(scene.next.meeting.meetingId);
    expect({ state, isOpened: door_opened_at !== null }).toEqual({ state: 'open', isOpened: true });
    expect(await stateOf(scene.waiting)).toBe('admitted');
    const seen = await classOf({ browser: scene.teacher, seatId });
    const names = seen.json().seats.map(({ name }: { name: { family: string } }) => name.family);
    expect(names).toEqual(['Martin', 'Petit']);
    expect((await classOf(scene.waiting)).statusCode).toBe(200);
  });

  it('leaves those of the first lesson outside, by every way of theirs', async () => {
    const scene = await twoInARow();
    const { seatId } = (await turn(scene)).json();
    const { first, next, inside, atFirst, host, teacher } = scene;
    const ways = [
      await classOf(inside),
      await inside.browser.get(`/api/seats/${inside.seatId}/class/events?after=0`),
      await inside.browser.get(`/media/${inside.seatId}/rtc/v1/validate?access_token=any`),
      await inside.browser.post(`/api/seats/${inside.seatId}/knock`),
      await inside.browser.get(`/api/seats/${seatId}/class`),
      await inside.browser.get(`/media/${seatId}/rtc/v1/validate?access_token=any`),
      await atFirst.browser.post(`/api/seats/${atFirst.seatId}/knock`),
      await classOf({ browser: teacher, seatId: host }),
    ];
    expect(ways.map(({ statusCode }) => statusCode)).toEqual([
      404, 404, 403, 404, 404, 403, 404, 403,
    ]);
    for (const link of first.links) {
      const claim = await here.browser().post('/api/entry/claim', { secret: secretOf(link) });
      expect(claim.json().code).toBe('entry.link_unknown');
    }
    const rooms = [
      await meetingOf(first.meeting.meetingId),
      await meetingOf(next.meeting.meetingId),
    ];
    expect(new Set(rooms.map(({ media_room }) => media_room)).size).toBe(2);
  });

  it('tells the streams of each lesson its own people alone', async () => {
    const scene = await twoInARow();
    const before = await eventsOf(scene.waiting.seatId);
    expect(before).toEqual([]);
    const { seatId } = (await turn(scene)).json();
    const seats = [seatId, scene.waiting.seatId];
    const told = await eventsOf(scene.next.meeting.meetingId);
    expect(told.map(({ type }) => type).sort()).toEqual([
      'door.changed',
      'seat.admitted',
      'seat.admitted',
      'seat.knocked',
    ]);
    for (const { data } of told) {
      const of = (data as { seatId?: string }).seatId;
      if (of !== undefined) expect(seats).toContain(of);
    }
    const moved = (await eventsOf(scene.first.meeting.meetingId)).filter(
      ({ type }) => type === 'class.remade',
    );
    expect(moved).toEqual([
      { type: 'class.remade', audience: `seat:${scene.host}`, data: { seatId } },
    ]);
    expect((await eventsOf(scene.waiting.seatId)).map(({ type }) => type)).toEqual([
      'lobby.admitted',
    ]);
    const own = (await scene.teacher.get(`/api/seats/${scene.host}`)).json();
    expect(own.movedTo).toBe(seatId);
  });

  it('leaves at the door whoever is not of the class', async () => {
    const scene = await twoInARow();
    await here.db
      .deleteFrom('memberships')
      .where('person_id', '=', otherClass.pupilIds[0] ?? '')
      .execute();
    await turn(scene);
    expect(await stateOf(scene.waiting)).toBe('waiting');
    await here.db
      .insertInto('memberships')
      .values({
        school_id: school.schoolId,
        group_id: otherClass.groupId,
        person_id: otherClass.pupilIds[0] ?? '',
        role: 'pupil',
      })
      .execute();
  });

  it('is one, however often it is pressed', async () => {
    const scene = await twoInARow();
    const presses = await Promise.all([turn(scene), turn(scene), turn(scene)]);
    const seats = new Set(presses.flatMap((reply) => reply.json().seatId ?? []));
    expect(seats.size).toBe(1);
    const told = await eventsOf(scene.first.meeting.meetingId);
    expect(told.filter(({ type }) => type === 'meeting.ended')).toHaveLength(1);
    const admitted = (await eventsOf(scene.next.meeting.meetingId)).filter(
      ({ type }) => type === 'seat.admitted',
    );
    expect(admitted).toHaveLength(2);
  });

  it('at the same time as the end, by two who lead, has one effect of the two', async () => {
    for (let round = 0; round < 3; round++) {
      await here.db.deleteFrom('meetings').execute();
      here.clock.now = () => lessonStart;
      const scene = await twoInARow();
      const [turned] = await Promise.all([
        turn(scene),
        scene.teacher.post(`/api/seats/${scene.host}/class/end`),
      ]);
      const told = await eventsOf(scene.first.meeting.meetingId);
      expect(told.filter(({ type }) => type === 'meeting.ended')).toHaveLength(1);
      const { state } = await meetingOf(scene.next.meeting.meetingId);
      expect(state).toBe(turned.statusCode === 200 ? 'open' : 'planned');
    }
  });

  it('leads to no lesson that is over, nor to itself', async () => {
    const scene = await twoInARow();
    const { first, next, teacher } = scene;
    expect((await turn(scene, first.meeting.meetingId)).json().code).toBe('meeting.over');
    await teacher.post(`/api/meetings/${next.meeting.meetingId}/cancel`);
    expect((await turn(scene)).json().code).toBe('meeting.over');
    expect((await meetingOf(first.meeting.meetingId)).state).toBe('open');
    expect((await classOf(scene.inside)).statusCode).toBe(200);
  });

  it('is refused to pupils, and to who does not lead both lessons', async () => {
    const scene = await twoInARow();
    const { inside, next } = scene;
    const body = { meetingId: next.meeting.meetingId };
    const asked = await inside.browser.post(`/api/seats/${inside.seatId}/class/turn`, body);
    expect(asked.statusCode).toBe(403);
    const colleague = await signedIn(here, school, 'autre');
    const theirs = await colleague.post(`/api/seats/${scene.host}/class/turn`, body);
    expect(theirs.statusCode).toBe(404);
    await here.db
      .updateTable('meeting_hosts')
      .set({ person_id: await personOf('Autre') })
      .where('meeting_id', '=', next.meeting.meetingId)
      .execute();
    expect((await turn(scene)).statusCode).toBe(403);
    expect((await meetingOf(next.meeting.meetingId)).state).toBe('planned');
  });
});
