import { RoomEvent, dispose } from '@livekit/rtc-node';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../../platform/server/testing/until.ts';
import { ask, enter, hearFor, listen, openLine, rawLine, speak } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';

let here: Installation;
let lesson: Lesson;

beforeAll(async () => {
  here = await openInstallation();
});
afterAll(async () => {
  await dispose();
  await here[Symbol.asyncDispose]();
});
beforeEach(async () => {
  lesson = await makeLesson(here.db);
});

const identities = async () =>
  (await here.rooms.listParticipants(lesson.room)).map(({ identity }) => identity);

describe('a pupil who is removed', () => {
  test('is out within a second: hears nothing more, is seen by nobody', async () => {
    const removed = await lesson.seat('pupil');
    const teacher = await enter(here.port, await lesson.seat('host'));
    const pupil = await enter(here.port, removed);
    const [earOfTeacher, earOfPupil] = [listen(teacher), listen(pupil)];
    await speak(teacher);
    await speak(pupil);
    await Promise.all([hearFor(earOfPupil, 0.1), hearFor(earOfTeacher, 0.1)]);
    const sawGone = new Promise(
      (resolve) => void teacher.once(RoomEvent.ParticipantDisconnected, resolve),
    );
    const isOut = new Promise((resolve) => void pupil.once(RoomEvent.Disconnected, resolve));

    await lesson.setSeat(removed.seatId, 'excluded');
    const since = Date.now();
    await here.media.cut(removed.seatId);
    await Promise.all([isOut, sawGone]);

    expect(Date.now() - since).toBeLessThan(3_000);
    expect(await identities()).not.toContain(removed.seatId);
    await teacher.disconnect();
  });

  test('is out of the engine even when the page ignores the farewell', async () => {
    const removed = await lesson.seat('pupil');
    const line = await openLine(here.port, removed);
    await lesson.setSeat(removed.seatId, 'excluded');
    await here.media.cut(removed.seatId);
    await line.closed;
    expect([...(line.frames.at(-1) ?? [])]).toEqual([0x42, 2, 0x10, 4]);
    expect(await identities()).toEqual([]);
  });

  test('is refused with the old pass, with another’s, and on another’s seat', async () => {
    const [removed, other] = [await lesson.seat('pupil'), await lesson.seat('pupil')];
    const inside = await enter(here.port, removed);
    await lesson.setSeat(removed.seatId, 'excluded');
    await here.media.cut(removed.seatId);
    for (const path of ['/rtc', '/rtc/v1']) {
      const at = (seatId: string) => ({ path: `/media/${seatId}${path}` });
      expect(await rawLine(here.port, removed, at(removed.seatId))).toBe(403);
      expect(await rawLine(here.port, other, at(removed.seatId))).toBe(403);
      expect(await rawLine(here.port, removed, at(other.seatId))).toBe(403);
    }
    expect(await rawLine(here.port, removed, { query: 'reconnect=1&sid=PA_x' })).toBe(403);
    await inside.disconnect();
    await expect(enter(here.port, removed)).rejects.toThrow('403');
    const path = `/media/${removed.seatId}/rtc/v1/validate?access_token=${removed.mark}`;
    expect((await ask(here.port, path)).status).toBe(403);
  });

  test('is out by whichever server the line goes through', async () => {
    await using another = await here.another();
    const removed = await lesson.seat('pupil');
    const line = await openLine(another.port, removed);
    await lesson.setSeat(removed.seatId, 'excluded');
    await here.media.cut(removed.seatId);
    await line.closed;
    expect(await identities()).toEqual([]);
  });

  test('is out when the removal falls between the gate’s look and the engine’s answer', async () => {
    const removed = await lesson.seat('pupil');
    let looks = 0;
    await using another = await here.another({
      beforeLook: async () => {
        if (++looks === 2) await lesson.setSeat(removed.seatId, 'excluded');
      },
    });
    expect(await rawLine(another.port, removed)).toBe(403);
    await until('the engine has nobody', async () => (await identities()).length === 0);
    expect(looks).toBe(2);
  });

  test('is out when that happens while a line that was cut is taken up again', async () => {
    const removed = await lesson.seat('pupil');
    const room = await enter(here.port, removed);
    const { sid } = room.localParticipant!;
    let looks = 0;
    await using another = await here.another({
      beforeLook: async () => {
        if (++looks === 2) await lesson.setSeat(removed.seatId, 'excluded');
      },
    });
    expect(await rawLine(another.port, removed, { query: `reconnect=1&sid=${sid}` })).toBe(403);
    expect(await identities()).toEqual([]);
  });

  test('comes back once the exclusion is lifted', async () => {
    const pupil = await lesson.seat('pupil', 'excluded');
    expect(await rawLine(here.port, pupil)).toBe(403);
    await lesson.setSeat(pupil.seatId, 'admitted');
    const line = await openLine(here.port, pupil);
    line.socket.close();
  });
});

test('a session that ends takes the seats that it holds out, and no other', async () => {
  const sessionId = '00000000-0000-7000-8000-000000000001';
  await using held = await here.another({ sessionId });
  const [teacher, pupil] = [await lesson.seat('host'), await lesson.seat('pupil')];
  const lines = [await rawLine(held.port, teacher), await rawLine(here.port, pupil)];
  await held.media.cutSession('00000000-0000-7000-8000-000000000002');
  expect(await identities()).toHaveLength(2);
  await held.media.cutSession(sessionId);
  expect(await identities()).toEqual([pupil.seatId]);
  for (const line of lines) if (typeof line !== 'number') line.socket.close();
});

describe('a lesson that ends', () => {
  test('puts everybody out, deletes the room, and lets nobody back', async () => {
    const seats = [await lesson.seat('host'), await lesson.seat('pupil')];
    const rooms = await Promise.all(seats.map((seat) => enter(here.port, seat)));
    const out = rooms.map(
      (room) => new Promise((resolve) => void room.once(RoomEvent.Disconnected, resolve)),
    );
    await lesson.setMeeting('ended');
    await here.media.endRoom(lesson);
    await Promise.all(out);
    expect(await here.rooms.listRooms([lesson.room])).toEqual([]);
    for (const seat of seats) expect(await rawLine(here.port, seat)).toBe(403);
  });
});

test('the database away is no refusal: the page tries again', async () => {
  const pupil = await lesson.seat('pupil');
  await using another = await here.another({
    beforeLook: async () => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(here.db);
    },
  });
  expect(await rawLine(another.port, pupil)).toBe(503);
  const path = `/media/${pupil.seatId}/rtc/v1/validate?access_token=${pupil.mark}`;
  expect((await ask(another.port, path)).status).toBe(503);
});
