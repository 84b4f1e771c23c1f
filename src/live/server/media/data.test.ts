import { dispose, type Room, RoomEvent } from '@livekit/rtc-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../platform/server/testing/until.ts';
import { enter } from './testing/clients.ts';
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

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (words: string) => new TextEncoder().encode(words);

/** What a raw client is told, and by whom. */
function hear(room: Room) {
  const heard: { words: string; sender: string | undefined; topic: string | undefined }[] = [];
  room.on(RoomEvent.DataReceived, (payload, participant, _kind, topic) =>
    heard.push({ words: text(payload), sender: participant?.identity, topic }),
  );
  return heard;
}

test('everybody in a room hears what the server says, and nothing that a raw client sends by itself', async () => {
  const lesson = await makeLesson(here.db);
  const leading = await lesson.seat('host');
  const [host, pupil, other] = [
    await enter(here.port, leading),
    await enter(here.port, await lesson.seat('pupil')),
    await enter(here.port, await lesson.seat('pupil')),
  ];
  const heard = [host, pupil, other].map(hear);
  // The engine says nothing of what it drops: the client library may, or not.
  for (const room of [host, pupil])
    await room
      .localParticipant!.publishData(bytes('forged'), { reliable: true, topic: 'reaction' })
      .catch(() => {});
  await until('all hear the server', async () => {
    await here.media.say({ ...lesson, seatId: leading.seatId }, 'reaction', bytes('said'));
    return heard.every((one) => one.some(({ words }) => words === 'said'));
  });
  for (const one of heard)
    expect(new Set(one.map((what) => JSON.stringify(what)))).toEqual(
      new Set([JSON.stringify({ words: 'said', sender: undefined, topic: 'reaction' })]),
    );
  await Promise.all([host, pupil, other].map((room) => room.disconnect()));
});
