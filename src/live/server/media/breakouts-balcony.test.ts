import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { until } from '../../../platform/server/testing/until.ts';
import { enter, hearFor, listen, openLine, speak } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson } from './testing/lesson.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(async () => {
  await dispose();
  await here[Symbol.asyncDispose]();
});

test('from the balcony one hears and sends nothing, which the engine sees to; and loses no right by it', async () => {
  const lesson = await makeLesson(here.db);
  const { breakoutId, room } = await lesson.breakout(1);
  const [host, pupil] = [await lesson.seat('host'), await lesson.seat('pupil')];
  for (const { seatId } of [host, pupil]) await lesson.place(seatId, breakoutId);
  const onBalcony = async (on: boolean) => {
    await sql`update breakout_seats set listening = ${on} where seat_id = ${host.seatId}`.execute(
      here.db,
    );
    await here.media.permissions(host.seatId);
  };
  const mayPublish = async () => {
    const there = await here.rooms.listParticipants(room);
    return there.find(({ identity }) => identity === host.seatId)?.permission?.canPublish;
  };
  const [inHost, inPupil] = [await enter(here.port, host), await enter(here.port, pupil)];
  const [earOfHost, earOfPupil] = [listen(inHost), listen(inPupil)];
  await Promise.all([speak(inHost, 500), speak(inPupil, 1_000)]);
  await Promise.all([hearFor(earOfHost, 0.5), hearFor(earOfPupil, 0.5)]);

  await onBalcony(true);
  await until('the engine lets nothing through', async () => (await mayPublish()) === false);
  const tracksOf = async () =>
    (await here.rooms.listParticipants(room)).find(({ identity }) => identity === host.seatId)
      ?.tracks.length;
  await until('what was open is closed', async () => (await tracksOf()) === 0);
  await hearFor(earOfHost, 0.5);
  await here.media.sweep();
  expect(await mayPublish()).toBe(false);
  expect((await lesson.readSeat(host.seatId)).denied).toEqual([]);

  // By a new line too.
  await inHost.disconnect();
  const line = await openLine(here.port, host);
  expect(await mayPublish()).toBe(false);

  await onBalcony(false);
  await until('the host may speak again', async () => (await mayPublish()) === true);
  line.socket.close();
  await inPupil.disconnect();
});
