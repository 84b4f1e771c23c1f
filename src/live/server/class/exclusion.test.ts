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
import type { DoorView } from '../../../entry/contract/door-routes.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(async () => {
  here.clock.now = () => lessonStart;
  // What holds until it is lifted must not hold for the next test.
  await here.db.deleteFrom('bans').execute();
});

/** A lesson that is open, with two pupils inside. */
async function aClass(from = lessonStart) {
  const { teacher, meeting, links } = await planLesson(here, school, from);
  here.clock.now = () => from;
  const host = await openLesson(teacher, meeting);
  const [amrani, bernard] = [await knockWith(here, links[0]), await knockWith(here, links[1])];
  await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
  return { teacher, meeting, links, host, amrani, bernard };
}
type Class = Awaited<ReturnType<typeof aClass>>;

const command = ({ teacher, host }: Class, name: string, body: object) =>
  teacher.post(`/api/seats/${host}/class/${name}`, body);
const stateOf = async ({ browser, seatId }: { browser: Browser; seatId: string }) =>
  (await browser.get(`/api/seats/${seatId}`)).json().state;
const doorOf = async ({ teacher, meeting }: Pick<Class, 'teacher' | 'meeting'>) =>
  (await teacher.get(`/api/meetings/${meeting.meetingId}/door`)).json() as DoorView;
const eventsOf = async (stream: string, type: string) =>
  here.db
    .selectFrom('events')
    .select(['audience', 'data'])
    .where('stream_id', '=', stream)
    .where('type', '=', type)
    .execute();

describe('an exclusion', () => {
  it('keeps its reason and remark for those who lead the lesson', async () => {
    const room = await aClass();
    const { seatId } = room.amrani;
    const how = { reason: 'words', note: '  Insultes répétées ' };
    expect((await command(room, 'remove', { seatId, ...how })).statusCode).toBe(204);
    expect(await stateOf(room.amrani)).toBe('excluded');
    const { bans } = await doorOf(room);
    expect(bans).toMatchObject([
      {
        name: { family: 'Amrani' },
        lasts: 'lesson',
        reason: 'words',
        note: 'Insultes répétées',
        by: { family: 'Martin' },
        liftedAt: null,
      },
    ]);
    const seen = await room.teacher.get(`/api/seats/${room.host}/class`);
    expect(seen.json().door.excluded).toHaveLength(1);
    const pupils = await room.bernard.browser.get(`/api/seats/${room.bernard.seatId}/class`);
    expect(pupils.json().door).toBeNull();
    expect(pupils.body).not.toContain('Insultes');
  });

  it('refuses remarks that are too long, and reasons of one’s own', async () => {
    const room = await aClass();
    const { seatId } = room.amrani;
    for (const how of [{ note: 'x'.repeat(201) }, { reason: 'ugly' }, { lasts: 'always' }])
      expect((await command(room, 'remove', { seatId, ...how })).statusCode).toBe(400);
    expect(await stateOf(room.amrani)).toBe('admitted');
  });

  it('for the lesson ends with it', async () => {
    const room = await aClass();
    await command(room, 'remove', { seatId: room.amrani.seatId });
    await command(room, 'end', {});
    const next = await planLesson(here, school, new Date(lessonStart.getTime() + 3_600_000));
    here.clock.now = () => new Date(lessonStart.getTime() + 3_600_000);
    const came = await here.browser().post('/api/entry/claim', { secret: secretOf(next.links[0]) });
    expect(came.statusCode).toBe(200);
    expect((await doorOf(next)).bans).toEqual([]);
  });

  it('until it is lifted holds in the class’s next lessons of that teacher, and no longer', async () => {
    const room = await aClass();
    await command(room, 'remove', { seatId: room.amrani.seatId, lasts: 'lifted' });
    await command(room, 'end', {});
    const later = new Date(lessonStart.getTime() + 3_600_000);
    const next = await planLesson(here, school, later);
    here.clock.now = () => later;
    await openLesson(next.teacher, next.meeting);
    const claim = () =>
      here.browser().post('/api/entry/claim', { secret: secretOf(next.links[0]) });
    expect((await claim()).json().code).toBe('entry.excluded');
    const { bans } = await doorOf(next);
    expect(bans).toHaveLength(1);
    const lifted = await next.teacher.post(
      `/api/meetings/${next.meeting.meetingId}/bans/${bans[0]?.banId}/lift`,
    );
    expect(lifted.json().bans).toEqual([]);
    expect((await claim()).statusCode).toBe(200);
    const trace = (await doorOf(room)).bans;
    expect(trace[0]?.liftedAt).toBe(later.toISOString());
  });

  it('until it is lifted closes the seats that somebody already has in the next lesson', async () => {
    const room = await aClass();
    const soon = new Date(lessonStart.getTime() + 5 * 60_000);
    const next = await planLesson(here, school, soon);
    const waiting = await knockWith(here, next.links[0]);
    await command(room, 'remove', { seatId: room.amrani.seatId, lasts: 'lifted' });
    expect(await stateOf(waiting)).toBe('excluded');
    const host = await openLesson(next.teacher, next.meeting);
    const all = await next.teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    expect(all.json().admitted).toEqual([]);
    const named = { seatIds: [waiting.seatId] };
    const one = await next.teacher.post(`/api/seats/${host}/class/admit`, named);
    expect(one.json().admitted).toEqual([]);
  });

  it('does not hold in a colleague’s lesson with the same class', async () => {
    const room = await aClass();
    await command(room, 'remove', { seatId: room.amrani.seatId, lasts: 'lifted' });
    const other = await planLesson(here, school, new Date(lessonStart.getTime() + 5 * 60_000));
    const colleague = await here.db
      .selectFrom('people')
      .select('id')
      .where('school_id', '=', school.schoolId)
      .where('family_name', '=', 'Autre')
      .executeTakeFirstOrThrow();
    await here.db
      .updateTable('meeting_hosts')
      .set({ person_id: colleague.id })
      .where('meeting_id', '=', other.meeting.meetingId)
      .execute();
    const came = await here
      .browser()
      .post('/api/entry/claim', { secret: secretOf(other.links[0]) });
    expect(came.statusCode).toBe(200);
  });

  it('is lifted: the same person may knock, and hosts are told', async () => {
    const room = await aClass();
    await command(room, 'remove', { seatId: room.amrani.seatId });
    const [ban] = (await doorOf(room)).bans;
    const address = `/api/meetings/${room.meeting.meetingId}/bans/${ban?.banId}/lift`;
    expect((await room.bernard.browser.post(address)).statusCode).toBe(401);
    const colleague = await signedIn(here, school, 'autre');
    expect((await colleague.post(address)).statusCode).toBe(403);
    const done = await Promise.all([room.teacher.post(address), room.teacher.post(address)]);
    expect(done.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
    expect(await stateOf(room.amrani)).toBe('left');
    const knocked = await room.amrani.browser.post(`/api/seats/${room.amrani.seatId}/knock`);
    expect(knocked.json().state).toBe('waiting');
    expect(await eventsOf(room.meeting.meetingId, 'door.changed')).not.toEqual([]);
  });
});

describe('sent back to the door', () => {
  it('one waits, outside of everything, and may be let in again', async () => {
    const room = await aClass();
    const { browser, seatId } = room.amrani;
    expect((await command(room, 'return', { seatId })).statusCode).toBe(204);
    expect(await stateOf(room.amrani)).toBe('waiting');
    expect((await browser.get(`/api/seats/${seatId}/class`)).statusCode).toBe(403);
    const seen = await room.teacher.get(`/api/seats/${room.host}/class`);
    expect(seen.json().knocking).toHaveLength(1);
    const told = await eventsOf(room.meeting.meetingId, 'seat.returned');
    expect(told).toEqual([{ audience: 'all', data: { seatId } }]);
    await command(room, 'admit', { seatIds: [seatId] });
    expect((await browser.get(`/api/seats/${seatId}/class`)).statusCode).toBe(200);
  });

  it('is nothing for who is not inside, nor for a host', async () => {
    const room = await aClass();
    const { seatId } = room.amrani;
    await command(room, 'return', { seatId });
    await command(room, 'return', { seatId });
    expect(await eventsOf(room.meeting.meetingId, 'seat.returned')).toHaveLength(1);
    await command(room, 'remove', { seatId });
    await command(room, 'return', { seatId });
    expect(await stateOf(room.amrani)).toBe('excluded');
    expect((await command(room, 'return', { seatId: room.host })).statusCode).toBe(403);
    const elsewhere = await aClass();
    expect((await command(elsewhere, 'return', { seatId })).statusCode).toBe(404);
  });
});

describe('at the same time', () => {
  /** Another host of the same lesson, inside. */
  async function secondHost(room: Class): Promise<Class> {
    const colleague = await here.db
      .selectFrom('people')
      .select('id')
      .where('school_id', '=', school.schoolId)
      .where('family_name', '=', 'Autre')
      .executeTakeFirstOrThrow();
    await here.db
      .insertInto('memberships')
      .values({
        school_id: school.schoolId,
        group_id: school.groupId,
        person_id: colleague.id,
        role: 'teacher',
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await here.db
      .insertInto('meeting_hosts')
      .values({
        school_id: school.schoolId,
        meeting_id: room.meeting.meetingId,
        person_id: colleague.id,
      })
      .execute();
    const teacher = await signedIn(here, school, 'autre');
    return { ...room, teacher, host: await openLesson(teacher, room.meeting) };
  }

  it.each([['lesson'], ['lifted']])(
    'two teachers who exclude twice each (%s) have one effect',
    async (lasts) => {
      const room = await aClass();
      const other = await secondHost(room);
      const { seatId } = room.amrani;
      const presses = [room, other, room, other].map((one) =>
        command(one, 'remove', { seatId, lasts }),
      );
      for (const { statusCode } of await Promise.all(presses)) expect(statusCode).toBe(204);
      expect((await doorOf(room)).bans).toHaveLength(1);
      expect(await eventsOf(room.meeting.meetingId, 'seat.removed')).toHaveLength(1);
      expect(await eventsOf(seatId, 'lobby.excluded')).toHaveLength(1);
    },
  );

  it('admission and exclusion, in either order, by two teachers, end outside', async () => {
    const room = await aClass();
    const other = await secondHost(room);
    const { seatId } = room.amrani;
    for (const first of ['admit', 'remove'] as const) {
      await here.db.deleteFrom('bans').where('seat_id', '=', seatId).execute();
      await here.db
        .updateTable('seats')
        .set({ state: 'waiting' })
        .where('id', '=', seatId)
        .execute();
      const admit = () => command(room, 'admit', { seatIds: [seatId] });
      const remove = () => command(other, 'remove', { seatId });
      const order = first === 'admit' ? [admit, remove, admit] : [remove, admit, remove];
      await Promise.all(order.map((press) => press()));
      expect(await stateOf(room.amrani)).toBe('excluded');
      expect((await doorOf(room)).bans).toHaveLength(1);
    }
  });

  it('return, admission and return by two teachers leave one of the two, told in order', async () => {
    const room = await aClass();
    const other = await secondHost(room);
    const { seatId } = room.amrani;
    await Promise.all([
      command(room, 'return', { seatId }),
      command(other, 'return', { seatId }),
      command(room, 'admit', { seatIds: [seatId] }),
      command(other, 'return', { seatId }),
    ]);
    const moves = await here.db
      .selectFrom('events')
      .select('type')
      .where('stream_id', '=', room.meeting.meetingId)
      .where('type', 'in', ['seat.admitted', 'seat.returned'])
      .where((eb) => eb(eb.ref('data', '->>').key('seatId'), '=', seatId))
      .orderBy('number')
      .execute();
    const types = moves.map(({ type }) => type);
    expect(types.every((type, at) => type !== types[at + 1])).toBe(true);
    const isInside = types.at(-1) === 'seat.admitted';
    expect(await stateOf(room.amrani)).toBe(isInside ? 'admitted' : 'waiting');
  });

  it('a link opened while its pupil is excluded until lifted gives no seat in the next lesson', async () => {
    const room = await aClass();
    const soon = new Date(lessonStart.getTime() + 5 * 60_000);
    for (let round = 0; round < 4; round++) {
      await here.db.deleteFrom('bans').execute();
      await here.db
        .updateTable('seats')
        .set({ state: 'admitted' })
        .where('id', '=', room.amrani.seatId)
        .execute();
      const next = await planLesson(here, school, soon);
      const tablet = here.browser();
      const [, claimed] = await Promise.all([
        command(room, 'remove', { seatId: room.amrani.seatId, lasts: 'lifted' }),
        tablet.post('/api/entry/claim', { secret: secretOf(next.links[0]) }),
      ]);
      const held = await here.db
        .selectFrom('seats')
        .select('state')
        .where('meeting_id', '=', next.meeting.meetingId)
        .execute();
      if (claimed.statusCode === 200 || held.length > 0)
        expect(held).toEqual([{ state: 'excluded' }]);
      const again = await tablet.post('/api/entry/claim', { secret: secretOf(next.links[0]) });
      expect(again.json().code).toBe('entry.excluded');
    }
  });
});
