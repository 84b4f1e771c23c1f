import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../../app/testing/lesson.ts';

/** Two teachers of one class, who press at the same time. */
let here: Installation;
let school: School;
let colleague: { personId: string; browser: Browser };
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  const { id: personId } = await here.db
    .selectFrom('people')
    .select('id')
    .where('family_name', '=', 'Autre')
    .executeTakeFirstOrThrow();
  const member = { school_id: school.schoolId, group_id: school.groupId, person_id: personId };
  await here.db
    .insertInto('memberships')
    .values({ ...member, role: 'teacher' })
    .execute();
  colleague = { personId, browser: await signedIn(here, school, 'autre') };
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

/** A lesson that both lead. */
async function shared(start = lessonStart) {
  const lesson = await planLesson(here, school, start);
  const { meetingId } = lesson.meeting;
  const row = { school_id: school.schoolId, meeting_id: meetingId };
  await here.db
    .insertInto('meeting_hosts')
    .values({ ...row, person_id: colleague.personId })
    .execute();
  return lesson;
}

type Host = { browser: Browser; seatId: string };
/** The lesson goes on with both inside; two pupils are at its door. */
async function withBoth() {
  const lesson = await shared();
  const hosts: Host[] = [];
  for (const browser of [lesson.teacher, colleague.browser])
    hosts.push({ browser, seatId: await openLesson(browser, lesson.meeting) });
  const pupils = [await knockWith(here, lesson.links[0]), await knockWith(here, lesson.links[1])];
  return { ...lesson, hosts, pupils, ids: pupils.map(({ seatId }) => seatId) };
}

const press = ({ browser, seatId }: Host, command: string, body: object = {}) =>
  browser.post(`/api/seats/${seatId}/class/${command}`, body);
const told = async (stream: string, types: readonly string[]) =>
  (
    await here.db
      .selectFrom('events')
      .select(['type', 'data'])
      .where('stream_id', '=', stream)
      .where('type', 'in', types)
      .orderBy('number')
      .execute()
  ).map(({ type, data }) => ({ type, seatId: (data as { seatId: string }).seatId }));
const stateOf = async ({ browser, seatId }: Host) =>
  (await browser.get(`/api/seats/${seatId}`)).json().state;

describe('at the same time', () => {
  it('a lesson opened by both, each pressing twice, gives each one seat, told once', async () => {
    const lesson = await shared();
    const opens = [lesson.teacher, colleague.browser, lesson.teacher, colleague.browser];
    const seats = await Promise.all(opens.map((browser) => openLesson(browser, lesson.meeting)));
    expect(new Set(seats).size).toBe(2);
    const admitted = await told(lesson.meeting.meetingId, ['seat.admitted']);
    expect(admitted.map(({ seatId }) => seatId).sort()).toEqual([...new Set(seats)].sort());
  });

  it('admissions by both, of one and of all, let each in once', async () => {
    const { hosts, ids, meeting } = await withBoth();
    const asked = [{ seatIds: null }, { seatIds: ids }, { seatIds: ids.slice(0, 1) }];
    const replies = await Promise.all(
      asked.flatMap((body) => hosts.map((host) => press(host, 'admit', body))),
    );
    const admitted: string[] = replies.flatMap((reply) => reply.json().admitted);
    expect(admitted.sort()).toEqual([...ids].sort());
    const events = await told(meeting.meetingId, ['seat.admitted']);
    expect(events.filter(({ seatId }) => ids.includes(seatId))).toHaveLength(2);
  });

  it('an admission and a refusal have one effect, the one that was told', async () => {
    for (const order of [
      ['admit', 'refuse'],
      ['refuse', 'admit'],
    ] as const) {
      const { hosts, ids, pupils, meeting } = await withBoth();
      const replies = await Promise.all(
        order.map((command, at) => press(hosts[at] as Host, command, { seatIds: ids })),
      );
      const effects = replies.flatMap((reply) => Object.values(reply.json()).flat());
      expect(effects.sort()).toEqual([...ids].sort());
      for (const pupil of pupils) {
        const events = await told(meeting.meetingId, ['seat.admitted', 'seat.withdrew']);
        const own = events.filter(({ seatId }) => seatId === pupil.seatId);
        const isIn = own.at(-1)?.type === 'seat.admitted';
        expect(own).toHaveLength(1);
        expect(await stateOf(pupil)).toBe(isIn ? 'admitted' : 'refused');
        const inside = await pupil.browser.get(`/api/seats/${pupil.seatId}/class`);
        expect(inside.statusCode).toBe(isIn ? 200 : 403);
      }
    }
  });

  it('an exclusion and a refusal, an admission or a leave end outside for good, told once', async () => {
    for (const other of ['refuse', 'admit', 'leave', 'knock'] as const) {
      await here.db.deleteFrom('bans').execute();
      const { hosts, pupils, meeting } = await withBoth();
      const [pupil] = pupils as [Host];
      const byPupil = other === 'leave' || other === 'knock';
      const act = () =>
        byPupil
          ? pupil.browser.post(`/api/seats/${pupil.seatId}/${other}`)
          : press(hosts[1] as Host, other, { seatIds: [pupil.seatId] });
      const exclude = () => press(hosts[0] as Host, 'remove', { seatId: pupil.seatId });
      await Promise.all([act(), exclude(), act(), exclude()]);
      expect([other, await stateOf(pupil)]).toEqual([other, 'excluded']);
      expect(await told(meeting.meetingId, ['seat.removed'])).toHaveLength(1);
    }
  });

  it('a page turned by both is turned once: whoever pressed first goes over, alone', async () => {
    for (let round = 0; round < 3; round++) {
      const { hosts, meeting } = await withBoth();
      const next = await shared(new Date(lessonStart.getTime() + 55 * 60_000));
      here.clock.now = () => new Date(lessonStart.getTime() + 46 * 60_000);
      const waiting = await knockWith(here, next.links[2]);
      const body = { meetingId: next.meeting.meetingId };
      const replies = await Promise.all(
        [...hosts, ...hosts].map((host) => press(host, 'turn', body)),
      );
      const seats = new Set(replies.flatMap((reply) => reply.json().seatId ?? []));
      expect(seats.size).toBe(1);
      expect(await told(meeting.meetingId, ['class.remade'])).toHaveLength(1);
      const admitted = await told(next.meeting.meetingId, ['seat.admitted']);
      expect(admitted.map(({ seatId }) => seatId).sort()).toEqual(
        [...seats, waiting.seatId].sort(),
      );
      here.clock.now = () => lessonStart;
    }
  });
});
