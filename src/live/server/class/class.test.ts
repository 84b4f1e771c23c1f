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
import { openStreamCount } from '../../../platform/server/events/index.ts';
import { until } from '../../../platform/server/testing/until.ts';
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

/** A lesson that is open, two pupils at its door, one link unopened. */
async function atTheDoor() {
  const { teacher, meeting, links } = await planLesson(here, school);
  const host = await openLesson(teacher, meeting);
  const [amrani, bernard] = [await knockWith(here, links[0]), await knockWith(here, links[1])];
  return { teacher, meeting, links, host, amrani, bernard };
}
type Door = Awaited<ReturnType<typeof atTheDoor>>;

const classOf = async (browser: Browser, seatId: string): Promise<Classroom> =>
  (await browser.get(`/api/seats/${seatId}/class`)).json();
const command = ({ teacher, host }: Door, name: string, body: object = {}) =>
  teacher.post(`/api/seats/${host}/class/${name}`, body);
const events = (stream: string) =>
  here.db
    .selectFrom('events')
    .select(['number', 'type', 'audience', 'data'])
    .where('stream_id', '=', stream)
    .orderBy('number')
    .execute();

describe('the class', () => {
  it('shows its hosts who is inside, who knocks and who is missing, in French order', async () => {
    const door = await atTheDoor();
    await command(door, 'admit', { seatIds: [door.bernard.seatId] });
    const seen = await classOf(door.teacher, door.host);
    expect(seen.seats.map(({ name }) => name.family)).toEqual(['Bernard', 'Martin']);
    expect(seen.knocking.map(({ name, expected }) => [name.family, expected])).toEqual([
      ['Amrani', true],
    ]);
    expect(seen.missing.map(({ name }) => name.family)).toEqual(['Amrani', 'Élie']);
    expect([seen.calm, seen.me.denied, seen.me.rights.person]).toEqual([false, [], {}]);
    expect(seen.seats.map(({ rights }) => rights)).toEqual([{}, {}]);
  });

  it('shows a pupil who is inside, and neither the door nor the absent', async () => {
    const door = await atTheDoor();
    await command(door, 'admit', { seatIds: [door.bernard.seatId] });
    const seen = await classOf(door.bernard.browser, door.bernard.seatId);
    expect(seen.seats).toHaveLength(2);
    expect([seen.knocking, seen.missing]).toEqual([[], []]);
    expect(seen.seats.map(({ rights }) => rights)).toEqual([null, null]);
  });

  it('tells nobody who came and went before they were let in', async () => {
    const door = await atTheDoor();
    await command(door, 'admit', { seatIds: [door.bernard.seatId] });
    await command(door, 'remove', { seatId: door.bernard.seatId });
    await command(door, 'admit', { seatIds: [door.amrani.seatId] });
    const { browser, seatId } = door.amrani;
    const reading = browser.get(`/api/seats/${seatId}/class/events?after=0`);
    await until('the stream is open', () => openStreamCount() === 1);
    await command(door, 'end');
    const told = (await reading).body;
    expect(told.match(/^event: .+$/gm)).toEqual(['event: seat.admitted', 'event: meeting.ended']);
    expect(told).toContain(seatId);
    expect(told).not.toContain(door.bernard.seatId);
  });

  it('holds ids and never names in its events', async () => {
    const door = await atTheDoor();
    await command(door, 'admit', { seatIds: null });
    await command(door, 'remove', { seatId: door.amrani.seatId });
    const kept = JSON.stringify(await events(door.meeting.meetingId));
    for (const name of ['Amrani', 'Bernard', 'Martin', 'Sylvie']) expect(kept).not.toContain(name);
  });
});

describe('the door', () => {
  it('lets in one, then all who are expected, each once', async () => {
    const door = await atTheDoor();
    const one = await command(door, 'admit', { seatIds: [door.amrani.seatId] });
    expect(one.json().admitted).toEqual([door.amrani.seatId]);
    const [all, again] = await Promise.all([
      command(door, 'admit', { seatIds: null }),
      command(door, 'admit', { seatIds: null }),
    ]);
    expect([...all.json().admitted, ...again.json().admitted]).toEqual([door.bernard.seatId]);
    const told = (await events(door.meeting.meetingId)).filter(
      ({ type }) => type === 'seat.admitted',
    );
    expect(told).toHaveLength(3);
  });

  it('lets in a stranger to the class by name, and never with the class', async () => {
    const door = await atTheDoor();
    const row = { school_id: school.schoolId, group_id: school.groupId, role: 'pupil' } as const;
    await here.db
      .deleteFrom('memberships')
      .where('group_id', '=', school.groupId)
      .where('person_id', '=', school.pupilIds[0] ?? '')
      .execute();
    const all = await command(door, 'admit', { seatIds: null });
    expect(all.json().admitted).toEqual([door.bernard.seatId]);
    const named = await command(door, 'admit', { seatIds: [door.amrani.seatId] });
    expect(named.json().admitted).toEqual([door.amrani.seatId]);
    await here.db
      .insertInto('memberships')
      .values({ ...row, person_id: school.pupilIds[0] ?? '' })
      .execute();
  });

  it('tells each at the door in a stream of their own, whose numbers count nobody else', async () => {
    const door = await atTheDoor();
    await command(door, 'admit', { seatIds: null });
    for (const { seatId } of [door.amrani, door.bernard])
      expect(await events(seatId)).toEqual([
        { number: 1, type: 'lobby.admitted', audience: `seat:${seatId}`, data: {} },
      ]);
  });

  it('refuses, and the refused may knock again', async () => {
    const door = await atTheDoor();
    await command(door, 'refuse', { seatIds: [door.amrani.seatId] });
    const { browser, seatId } = door.amrani;
    expect((await browser.get(`/api/seats/${seatId}`)).json().state).toBe('refused');
    expect((await browser.post(`/api/seats/${seatId}/knock`)).json().state).toBe('waiting');
  });

  it('admitting and excluding the same person at once has one outcome, told in order', async () => {
    for (let round = 0; round < 5; round++) {
      const door = await atTheDoor();
      const { browser, seatId } = door.amrani;
      await Promise.all([
        command(door, 'admit', { seatIds: [seatId] }),
        command(door, 'remove', { seatId }),
      ]);
      const reply = await browser.get(`/api/seats/${seatId}/class`);
      expect(reply.statusCode).toBe(403);
      expect((await browser.get(`/api/seats/${seatId}`)).json().state).toBe('excluded');
    }
  });
});

describe('an excluded pupil', () => {
  it('is refused by every way back', async () => {
    const door = await atTheDoor();
    await command(door, 'admit', { seatIds: null });
    const { browser, seatId } = door.amrani;
    expect((await command(door, 'remove', { seatId })).statusCode).toBe(204);
    const secret = secretOf(door.links[0]);
    const renewed = await door.teacher.post(`/api/meetings/${door.meeting.meetingId}/links`, {
      personIds: [school.pupilIds[0]],
    });
    const ways = [
      await browser.get(`/api/seats/${seatId}/class`),
      await browser.get(`/api/seats/${seatId}/class/events?after=0`),
      await browser.post(`/api/seats/${seatId}/knock`),
      await browser.get(`/api/seats/${seatId}/lobby?after=0`),
      await browser.post('/api/entry/claim', { secret: secretOf(renewed.json().links[0]) }),
      await here.browser().post('/api/entry/claim', { secret: secretOf(renewed.json().links[0]) }),
      await here.browser().post('/api/entry/claim', { secret }),
    ];
    expect(ways.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403, 403, 404]);
  });

  it('leaves the brother on the same tablet where he is', async () => {
    const { teacher, meeting, links } = await planLesson(here, school);
    const host = await openLesson(teacher, meeting);
    const tablet = here.browser();
    const seats: string[] = [];
    for (const link of links.slice(0, 2)) {
      const { seatId } = (await tablet.post('/api/entry/claim', { secret: secretOf(link) })).json();
      await tablet.post(`/api/seats/${seatId}/knock`);
      seats.push(seatId);
    }
    await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    await teacher.post(`/api/seats/${host}/class/remove`, { seatId: seats[0] });
    expect((await tablet.get(`/api/seats/${seats[0]}/class`)).statusCode).toBe(403);
    expect((await tablet.get(`/api/seats/${seats[1]}/class`)).statusCode).toBe(200);
  });
});

describe('commands of the class', () => {
  const commands = (target: string) =>
    [
      ['admit', { seatIds: null }],
      ['refuse', { seatIds: null }],
      ['remove', { seatId: target }],
      ['end', {}],
    ] as const;

  it('are refused to a pupil, inside or at the door', async () => {
    const door = await atTheDoor();
    await command(door, 'admit', { seatIds: [door.bernard.seatId] });
    for (const { browser, seatId } of [door.amrani, door.bernard])
      for (const [name, body] of commands(door.host)) {
        const reply = await browser.post(`/api/seats/${seatId}/class/${name}`, body);
        expect([name, reply.statusCode]).toEqual([name, 403]);
      }
  });

  it('are refused through a host’s seat to colleagues, and to the host of another lesson', async () => {
    const door = await atTheDoor();
    const colleague = await signedIn(here, school, 'autre');
    for (const [name, body] of commands(door.amrani.seatId)) {
      const reply = await colleague.post(`/api/seats/${door.host}/class/${name}`, body);
      expect([name, reply.statusCode]).toEqual([name, 404]);
    }
    const elsewhere = await atTheDoor();
    const reply = await command(elsewhere, 'remove', { seatId: door.amrani.seatId });
    expect(reply.statusCode).toBe(404);
  });

  it('do not let a host exclude themself', async () => {
    const door = await atTheDoor();
    expect((await command(door, 'remove', { seatId: door.host })).statusCode).toBe(403);
  });

  it('end the lesson once; nobody is inside any more', async () => {
    const door = await atTheDoor();
    await command(door, 'admit', { seatIds: [door.bernard.seatId] });
    const ends = await Promise.all([command(door, 'end'), command(door, 'end')]);
    expect(ends.map(({ statusCode }) => statusCode).sort()).not.toEqual([204, 204]);
    const told = await events(door.meeting.meetingId);
    expect(told.filter(({ type }) => type === 'meeting.ended')).toHaveLength(1);
    expect((await events(door.amrani.seatId)).at(-1)?.type).toBe('lobby.closed');
    expect((await door.teacher.get(`/api/seats/${door.host}/class`)).statusCode).toBe(403);
  });
});
