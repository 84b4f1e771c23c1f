import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RightChanges } from '../../../meeting/server/index.ts';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../../app/testing/lesson.ts';
import type { Classroom } from '../../contract/routes.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

/** An open lesson with two pupils inside. */
async function inClass() {
  const { teacher, meeting, links } = await planLesson(here, school);
  const host = await openLesson(teacher, meeting);
  const [amrani, bernard] = [await knockWith(here, links[0]), await knockWith(here, links[1])];
  const command = (name: string, body: object) =>
    teacher.post(`/api/seats/${host}/class/${name}`, body);
  await command('admit', { seatIds: null });
  return { teacher, meeting, host, amrani, bernard, links, command };
}
type InClass = Awaited<ReturnType<typeof inClass>>;
type Pupil = InClass['amrani'];

const seen = async ({ browser, seatId }: Pupil): Promise<Classroom> =>
  (await browser.get(`/api/seats/${seatId}/class`)).json();
const eventsOf = (meetingId: string, ...types: string[]) =>
  here.db
    .selectFrom('events')
    .select(['type', 'audience', 'data'])
    .where('stream_id', '=', meetingId)
    .where('type', 'in', types)
    .orderBy('number')
    .execute();
const forAll = (rights: RightChanges) => ({ seatIds: null, rights });

describe('switches', () => {
  it('set for the lesson, hold for those inside and for whoever comes later', async () => {
    const lesson = await inClass();
    const set = await lesson.command('rights', forAll({ microphone: false, draw: true }));
    expect(set.statusCode).toBe(204);
    const late = await knockWith(here, lesson.links[2]);
    await lesson.command('admit', { seatIds: null });
    for (const pupil of [lesson.amrani, late])
      expect((await seen(pupil)).me.rights.meeting).toEqual({ microphone: false, draw: true });
    expect(await eventsOf(lesson.meeting.meetingId, 'rights.set')).toEqual([
      {
        type: 'rights.set',
        audience: 'all',
        data: { layer: 'meeting', rights: { microphone: false, draw: true } },
      },
    ]);
  });

  it('are left to the layer before by null, one by one', async () => {
    const lesson = await inClass();
    await lesson.command('rights', forAll({ camera: false, chatAll: true }));
    await lesson.command('rights', forAll({ camera: null }));
    expect((await seen(lesson.amrani)).me.rights.meeting).toEqual({ chatAll: true });
  });

  it('set for one person, are told to the hosts and to that person alone', async () => {
    const lesson = await inClass();
    const { seatId } = lesson.amrani;
    await lesson.command('rights', { seatIds: [seatId], rights: { screen: true } });
    expect((await seen(lesson.amrani)).me.rights.person).toEqual({ screen: true });
    expect((await seen(lesson.bernard)).me.rights.person).toEqual({});
    const told = await eventsOf(lesson.meeting.meetingId, 'rights.person');
    expect(told.map(({ audience }) => audience)).toEqual(['hosts', `seat:${seatId}`]);
    const hostsView = await seen({ browser: lesson.teacher, seatId: lesson.host });
    expect(hostsView.seats.find((seat) => seat.seatId === seatId)?.rights).toEqual({
      screen: true,
    });
  });

  it('outlive a leave and a return: the hosts are told them again', async () => {
    const lesson = await inClass();
    const { browser, seatId } = lesson.amrani;
    await lesson.command('rights', { seatIds: [seatId], rights: { microphone: false } });
    await browser.post(`/api/seats/${seatId}/leave`);
    await browser.post(`/api/seats/${seatId}/knock`);
    await lesson.command('admit', { seatIds: [seatId] });
    expect((await seen(lesson.amrani)).me.rights.person).toEqual({ microphone: false });
    const told = await eventsOf(lesson.meeting.meetingId, 'rights.person');
    expect(told.at(-1)).toMatchObject({ audience: 'hosts', data: { seatId } });
  });

  it('hold for every later lesson of the class or of the school when set there', async () => {
    const lesson = await inClass();
    await here.db
      .updateTable('groups')
      .set({ rights: JSON.stringify({ chatAll: true }) })
      .where('id', '=', school.groupId)
      .execute();
    const { rights } = (await seen(lesson.amrani)).me;
    expect([rights.class, rights.school]).toEqual([{ chatAll: true }, {}]);
    await here.db.updateTable('groups').set({ rights: '{}' }).execute();
  });

  it('are refused when unknown, empty, for a host, or for somebody of another lesson', async () => {
    const [lesson, other] = [await inClass(), await inClass()];
    const tries = [
      [forAll({ fly: true } as RightChanges), 400],
      [forAll({}), 400],
      [{ ...forAll({ draw: true }), schoolId: school.schoolId }, 400],
      [{ seatIds: [lesson.host], rights: { draw: true } }, 403],
      [{ seatIds: [other.amrani.seatId], rights: { draw: true } }, 404],
    ] as const;
    for (const [body, status] of tries)
      expect([body, (await lesson.command('rights', body)).statusCode]).toEqual([body, status]);
    expect((await seen(other.amrani)).me.rights.person).toEqual({});
  });

  it('are set by those who lead the lesson, and by nobody else', async () => {
    const lesson = await inClass();
    const { browser, seatId } = lesson.amrani;
    for (const [name, body] of [
      ['rights', forAll({ microphone: true })],
      ['calm', { on: true }],
      ['quiet', { seatIds: null, source: 'microphone' }],
      ['propose', { seatId: lesson.bernard.seatId, source: 'microphone' }],
    ] as const) {
      const own = await browser.post(`/api/seats/${seatId}/class/${name}`, body);
      const stolen = await browser.post(`/api/seats/${lesson.host}/class/${name}`, body);
      expect([name, own.statusCode, stolen.statusCode]).toEqual([name, 403, 404]);
    }
  });
});

describe('« Calme »', () => {
  it('is told once however often it is pressed, by however many teachers', async () => {
    const lesson = await inClass();
    await Promise.all([lesson.command('calm', { on: true }), lesson.command('calm', { on: true })]);
    expect((await seen(lesson.amrani)).calm).toBe(true);
    await Promise.all([
      lesson.command('calm', { on: false }),
      lesson.command('calm', { on: false }),
    ]);
    expect((await seen(lesson.amrani)).calm).toBe(false);
    const told = await eventsOf(lesson.meeting.meetingId, 'calm.set');
    expect(told.map(({ data }) => data)).toEqual([{ on: true }, { on: false }]);
  });

  it('changes no switch, and those changed meanwhile show once it is lifted', async () => {
    const lesson = await inClass();
    const { seatId } = lesson.amrani;
    await lesson.command('rights', { seatIds: [seatId], rights: { screen: true } });
    await lesson.command('calm', { on: true });
    await lesson.command('rights', { seatIds: [seatId], rights: { camera: false } });
    expect((await seen(lesson.amrani)).me.rights.person).toEqual({ screen: true, camera: false });
    await lesson.command('calm', { on: false });
    expect((await seen(lesson.amrani)).me.rights.person).toEqual({ screen: true, camera: false });
  });
});

describe('a proposal to speak', () => {
  it('reaches that person alone, and gives the right that was lacking', async () => {
    const lesson = await inClass();
    const { seatId } = lesson.amrani;
    await lesson.command('rights', forAll({ microphone: false }));
    const answer = await lesson.command('propose', { seatId, source: 'microphone' });
    expect(answer.statusCode).toBe(204);
    expect((await seen(lesson.amrani)).me.rights.person).toEqual({ microphone: true });
    expect(await eventsOf(lesson.meeting.meetingId, 'seat.proposed')).toEqual([
      { type: 'seat.proposed', audience: `seat:${seatId}`, data: { seatId, source: 'microphone' } },
    ]);
  });

  it('sets no switch for who may already', async () => {
    const lesson = await inClass();
    await lesson.command('propose', { seatId: lesson.amrani.seatId, source: 'camera' });
    expect((await seen(lesson.amrani)).me.rights.person).toEqual({});
  });

  it('is refused during « Calme », to who is not inside, and to a host', async () => {
    const lesson = await inClass();
    const at = (seatId: string) =>
      lesson
        .command('propose', { seatId, source: 'microphone' })
        .then((answer) => answer.statusCode);
    const outside = await knockWith(here, lesson.links[2]);
    expect([await at(outside.seatId), await at(lesson.host)]).toEqual([404, 403]);
    await lesson.command('calm', { on: true });
    expect(await at(lesson.amrani.seatId)).toBe(403);
  });
});
