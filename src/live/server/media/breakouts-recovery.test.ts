import { dispose, RoomEvent, type Room } from '@livekit/rtc-node';
import { RoomServiceClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../../../../launcher/ports.ts';
import { openTestDatabase } from '../../../platform/server/testing/database.ts';
import { until } from '../../../platform/server/testing/until.ts';
import { enter, hearFor, listen, openLine, speak, tonesOf } from './testing/clients.ts';
import { openTestEngine, type TestEngine } from './testing/engine.ts';
import { makeLesson } from './testing/lesson.ts';
import { openMediaServer } from './testing/server.ts';
import { startServerProcess } from './testing/server-child.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let engine: TestEngine;
let port: number;
const options = () => ({ databaseUrl: database.url, port, media: engine.media });

beforeAll(async () => {
  database = await openTestDatabase();
  [port = 0] = await freePorts(1);
  engine = await openTestEngine(`http://127.0.0.1:${port}/api/media/reports`);
});
afterAll(async () => {
  await dispose();
  await engine[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const left = (room: Room) =>
  new Promise((resolve) => void room.once(RoomEvent.Disconnected, resolve));

test('kill -9 of the server: everybody is in their place after it, and comes back when breakouts close', async () => {
  const lesson = await makeLesson(database.db);
  const { media } = engine;
  const rooms = new RoomServiceClient(
    media.url.replace(/^ws/, 'http'),
    media.apiKey,
    media.apiSecret,
  );
  const placed = async (breakoutId: string | null) => {
    const seat = await lesson.seat('pupil');
    await lesson.place(seat.seatId, breakoutId);
    return seat;
  };
  const [first, second] = [await lesson.breakout(1), await lesson.breakout(2)];
  const host = await lesson.seat('host');
  const [speaks, listens] = [await placed(first.breakoutId), await placed(first.breakoutId)];
  const [other, looks] = [await placed(second.breakoutId), await placed(second.breakoutId)];
  const inRoom = async (room: string) =>
    (await rooms.listParticipants(room)).map(({ identity }) => identity).sort();
  const places = [
    [lesson.room, [host.seatId]],
    [first.room, [speaks.seatId, listens.seatId].sort()],
    [second.room, [other.seatId, looks.seatId].sort()],
  ] as const;
  const everybodyInPlace = async () => {
    for (const [room, seatIds] of places) expect(await inRoom(room)).toEqual(seatIds);
  };

  const server = await startServerProcess(options());
  const all = [host, speaks, listens, other, looks];
  const lines = await Promise.all(all.map((seat) => enter(port, seat)));
  const [inMain, inFirst, earFirst, inSecond, earSecond] = lines;
  if (!inMain || !inFirst || !earFirst || !inSecond || !earSecond) throw new Error('nobody came');
  const ears = [listen(earFirst), listen(earSecond)] as const;
  await Promise.all([speak(inMain, 500), speak(inFirst, 1_000), speak(inSecond, 2_000)]);
  await Promise.all(ears.map((ear) => hearFor(ear, 0.5)));
  await everybodyInPlace();

  await server.kill();
  await using again = await openMediaServer(options());
  const lineCount = () => again.outcomes.filter((outcome) => outcome === 'open').length;
  await until('everybody’s line is back', () => lineCount() >= all.length, 60_000);
  await Promise.all(ears.map((ear) => hearFor(ear, 1, 60_000)));
  await again.media.sweep();
  await everybodyInPlace();
  // A page that is loaded anew is led to the same room.
  const isOut = left(earSecond);
  const reloaded = await enter(port, looks);
  await isOut;
  const ear = listen(reloaded);
  await hearFor(ear, 0.5, 60_000);
  await again.media.sweep();
  await everybodyInPlace();
  expect([...ears, ear].map(tonesOf)).toEqual([[10], [20], [20]]);

  const inBreakouts = [inFirst, earFirst, inSecond, reloaded];
  const allOut = Promise.all(inBreakouts.map(left));
  for (const { breakoutId } of [first, second]) await lesson.closeBreakout(breakoutId);
  await again.media.move(
    places.slice(1).flatMap(([from, seatIds]) => seatIds.map((seatId) => ({ seatId, from }))),
    [first.room, second.room],
  );
  await allOut;
  const back = await Promise.all(all.slice(1).map((seat) => openLine(port, seat)));
  await until(
    'everybody is in the main room',
    async () => (await inRoom(lesson.room)).length === all.length,
  );
  for (const { socket } of back) socket.close();
  await Promise.all(lines.map((room) => room.disconnect()));
}, 120_000);
