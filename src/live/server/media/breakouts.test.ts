import { dispose, DisconnectReason, Room, RoomEvent } from '@livekit/rtc-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../../platform/server/testing/until.ts';
import {
  enter,
  hearFor,
  listen,
  openLine,
  rawLine,
  speak,
  tonesOf,
  type Holder,
} from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';

let here: Installation;
let lesson: Lesson;
let first: { breakoutId: string; room: string };
let second: { breakoutId: string; room: string };

beforeAll(async () => {
  here = await openInstallation();
});
afterAll(async () => {
  await dispose();
  await here[Symbol.asyncDispose]();
});
beforeEach(async () => {
  lesson = await makeLesson(here.db);
  first = await lesson.breakout(1);
  second = await lesson.breakout(2);
});

const identities = async (room: string) =>
  (await here.rooms.listParticipants(room)).map(({ identity }) => identity);
const roomsThere = async () => (await here.rooms.listRooms()).map(({ name }) => name);

/** Somebody in a breakout, or in the main room. */
async function seatIn(breakoutId: string | null): Promise<Holder> {
  const seat = await lesson.seat('pupil');
  await lesson.place(seat.seatId, breakoutId);
  return seat;
}

/** What a change of place does once it is committed. */
async function move(seatId: string, from: string, breakoutId: string | null): Promise<void> {
  await lesson.place(seatId, breakoutId);
  await here.media.move([{ seatId, from }], []);
}

const left = (room: Room) =>
  new Promise<DisconnectReason>((resolve) => void room.once(RoomEvent.Disconnected, resolve));

describe('the gate', () => {
  test('sends each seat to the room where the database says it is; nobody hears another', async () => {
    const places = [null, first.breakoutId, first.breakoutId, second.breakoutId] as const;
    const seats = [await lesson.seat('host'), ...(await Promise.all(places.map(seatIn)))];
    const rooms = await Promise.all(seats.map((seat) => enter(here.port, seat)));
    const ears = rooms.map(listen);
    const [host, , one, , other] = rooms;
    if (!host || !one || !other) throw new Error('nobody came');
    await Promise.all([speak(host, 500), speak(one, 1_000), speak(other, 2_000)]);
    const [, earOfMain, , earOfFirst] = ears;
    if (!earOfMain || !earOfFirst) throw new Error('nobody listens');
    await Promise.all([hearFor(earOfMain, 1), hearFor(earOfFirst, 1)]);
    expect(ears.map(tonesOf)).toEqual([[], [5], [], [10], []]);
    expect((await identities(lesson.room)).sort()).toEqual(
      [seats[0]?.seatId, seats[1]?.seatId].sort(),
    );
    expect(await identities(second.room)).toEqual([seats[4]?.seatId]);
    await Promise.all(rooms.map((room) => room.disconnect()));
  });

  test('leads nobody to a room by its name, another’s seat or a pass of before', async () => {
    const [inFirst, inMain] = [await seatIn(first.breakoutId), await seatIn(null)];
    for (const query of [`room=${first.room}`, `join_request=${first.room}`]) {
      const line = await rawLine(here.port, inMain, { query });
      expect(await identities(first.room).catch(() => [])).not.toContain(inMain.seatId);
      if (typeof line !== 'number') line.socket.close();
    }
    const path = `/media/${inFirst.seatId}/rtc`;
    expect(await rawLine(here.port, inMain, { path })).toBe(403);
  });

  test('leads nobody into the room of before when they are moved on the way', async () => {
    const seat = await seatIn(null);
    let looks = 0;
    await using another = await here.another({
      beforeLook: async () => {
        if (++looks === 2) await lesson.place(seat.seatId, first.breakoutId);
      },
    });
    expect(await rawLine(another.port, seat)).toBe(503);
    await until('nobody is in the main room', async () =>
      (await identities(lesson.room)).every((id) => id !== seat.seatId),
    );
    const line = await openLine(another.port, seat);
    expect(await identities(first.room)).toEqual([seat.seatId]);
    line.socket.close();
  });
});

describe('somebody who is moved', () => {
  test('hears their new room and no other, twenty times over', async () => {
    const mover = await lesson.seat('pupil');
    const [inMain, inFirst] = [
      await enter(here.port, await seatIn(null)),
      await enter(here.port, await seatIn(first.breakoutId)),
    ];
    await Promise.all([speak(inMain, 500), speak(inFirst, 1_000)]);
    let room = await enter(here.port, mover);
    const took: number[] = [];
    for (let turn = 0; turn < 20; turn++) {
      const toFirst = turn % 2 === 0;
      const isOut = left(room);
      const since = performance.now();
      await move(
        mover.seatId,
        toFirst ? lesson.room : first.room,
        toFirst ? first.breakoutId : null,
      );
      expect(await isOut).toBe(DisconnectReason.MIGRATION);
      room = new Room();
      const ear = listen(room);
      await room.connect(`ws://127.0.0.1:${here.port}/media/${mover.seatId}`, mover.mark, {
        autoSubscribe: true,
        dynacast: false,
      });
      await until('a voice is heard', () => ear.heard > 0);
      took.push(performance.now() - since);
      await hearFor(ear, 0.2);
      expect(tonesOf(ear)).toEqual([toFirst ? 10 : 5]);
      const there = toFirst ? lesson.room : first.room;
      expect(await identities(there)).not.toContain(mover.seatId);
    }
    console.log(`    sound back after ${took.map(Math.round).join(', ')} ms`);
    await Promise.all([room, inMain, inFirst].map((each) => each.disconnect()));
  });

  test('is out of the old room though their page does not obey, through whichever server', async () => {
    await using another = await here.another();
    const seat = await seatIn(null);
    const line = await openLine(another.port, seat);
    await move(seat.seatId, lesson.room, first.breakoutId);
    expect(await identities(lesson.room)).toEqual([]);
    await line.closed;
  });

  test('counts as present without a gap', async () => {
    const seat = await seatIn(null);
    let room = await enter(here.port, seat);
    const isConnected = async () => (await lesson.readSeat(seat.seatId)).connectedAt;
    await until('connected', async () => (await isConnected()) !== null);
    const before = await isConnected();
    const isOut = left(room);
    await move(seat.seatId, lesson.room, first.breakoutId);
    await isOut;
    room = await enter(here.port, seat);
    await until('the report of the new room has come', async () => {
      const now = await isConnected();
      return now !== null && before !== null && now > before;
    });
    await here.media.sweep();
    expect((await lesson.events()).map(({ type }) => type)).toEqual(['seat.connected']);
    await room.disconnect();
    await until('gone', async () => (await isConnected()) === null);
  });
});

describe('what was lost on the way is mended by the sweep', () => {
  test('who stays in the room of before is put out, and is present in the new one', async () => {
    const seat = await seatIn(null);
    const line = await openLine(here.port, seat);
    await lesson.place(seat.seatId, first.breakoutId);
    await here.media.sweep();
    await line.closed;
    expect(await identities(lesson.room)).toEqual([]);
    const again = await enter(here.port, seat);
    await until('connected', async () => (await lesson.readSeat(seat.seatId)).connectedAt !== null);
    await here.media.sweep();
    expect(await identities(first.room)).toEqual([seat.seatId]);
    expect((await lesson.readSeat(seat.seatId)).connectedAt).not.toBeNull();
    await again.disconnect();
  });

  test('the room of a breakout that closed is deleted, that of an open one is not', async () => {
    const seats = [await seatIn(first.breakoutId), await seatIn(second.breakoutId)];
    const lines = await Promise.all(seats.map((seat) => openLine(here.port, seat)));
    await lesson.closeBreakout(first.breakoutId);
    await here.media.sweep();
    await lines[0]?.closed;
    expect(await roomsThere()).not.toContain(first.room);
    expect(await identities(second.room)).toEqual([seats[1]?.seatId]);
    lines[1]?.socket.close();
  });
});

test('breakouts that close send everybody to the main room, and are no more', async () => {
  const seats = [await seatIn(first.breakoutId), await seatIn(second.breakoutId)];
  const rooms = await Promise.all(seats.map((seat) => enter(here.port, seat)));
  const out = Promise.all(rooms.map(left));
  for (const { breakoutId } of [first, second]) await lesson.closeBreakout(breakoutId);
  await here.media.move(
    seats.map(({ seatId }, index) => ({ seatId, from: index === 0 ? first.room : second.room })),
    [first.room, second.room],
  );
  expect(await out).toEqual([DisconnectReason.MIGRATION, DisconnectReason.MIGRATION]);
  const again = await Promise.all(seats.map((seat) => enter(here.port, seat)));
  expect((await identities(lesson.room)).sort()).toEqual(seats.map(({ seatId }) => seatId).sort());
  const there = await roomsThere();
  for (const { room } of [first, second]) expect(there).not.toContain(room);
  await Promise.all(again.map((room) => room.disconnect()));
});

test('a lesson that ends, ends every room', async () => {
  const seats = [await seatIn(null), await seatIn(first.breakoutId)];
  const rooms = await Promise.all(seats.map((seat) => enter(here.port, seat)));
  const out = Promise.all(rooms.map(left));
  await lesson.setMeeting('ended');
  await here.media.endRoom(lesson);
  await out;
  const there = await roomsThere();
  for (const room of [lesson.room, first.room]) expect(there).not.toContain(room);
  for (const seat of seats) expect(await rawLine(here.port, seat)).toBe(403);
});

test('kill -9 of the engine: everybody is back where they were', async () => {
  const seats = [
    await seatIn(null),
    await seatIn(first.breakoutId),
    await seatIn(first.breakoutId),
  ];
  const lines = await Promise.all(seats.map((seat) => openLine(here.port, seat)));
  await here.engine.kill();
  await Promise.all(lines.map(({ closed }) => closed));
  await here.engine.start();
  const again = await Promise.all(seats.map((seat) => openLine(here.port, seat)));
  expect(await identities(lesson.room)).toEqual([seats[0]?.seatId]);
  expect(await identities(first.room)).toHaveLength(2);
  for (const { socket } of again) socket.close();
});
