import { RoomEvent, TrackSource, dispose } from '@livekit/rtc-node';
import { sql } from 'kysely';
import { AccessToken, TrackSource as EngineSource } from 'livekit-server-sdk';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../../platform/server/testing/until.ts';
import { enter, openLine, publishPicture, rawLine, type RawLine } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';
import { lockKey } from './sweep.store.ts';

// The engine tells its news to nobody: the sweep is alone.
let here: Installation;
let lesson: Lesson;
const said: { level: number; msg: string }[] = [];

beforeAll(async () => {
  const log = pino(
    { level: 'info' },
    { write: (text: string) => void said.push(JSON.parse(text)) },
  );
  here = await openInstallation({ log }, { deaf: true });
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
const connected = async (seatId: string) => (await lesson.readSeat(seatId)).connectedAt !== null;
const types = async () => (await lesson.events()).map(({ type }) => type);

/** Someone in the room with a token that no gate made. */
async function intrude(identity: string, room: string): Promise<RawLine> {
  const { apiKey, apiSecret, url } = here.engine.media;
  const token = new AccessToken(apiKey, apiSecret, { identity, ttl: 60 });
  token.addGrant({ room, roomJoin: true });
  const port = Number(new URL(url).port);
  const line = await openLine(port, { seatId: '', mark: await token.toJwt() }, { path: '/rtc' });
  return line;
}

describe('the sweep puts out', () => {
  test('a seat excluded behind its back', async () => {
    const pupil = await lesson.seat('pupil');
    const room = await enter(here.port, pupil);
    const out = new Promise((resolve) => void room.once(RoomEvent.Disconnected, resolve));
    await lesson.setSeat(pupil.seatId, 'excluded');
    expect(await here.media.sweep()).toBe(true);
    await out;
    expect(await identities()).toEqual([]);
  });

  test('ghosts: an unknown seat, another lesson’s, and what is no seat at all', async () => {
    const other = await (await makeLesson(here.db)).seat('pupil');
    await here.rooms.createRoom({ name: lesson.room });
    const ghosts = ['00000000-0000-7000-8000-000000000000', other.seatId, 'a name; drop'];
    const lines = await Promise.all(ghosts.map((ghost) => intrude(ghost, lesson.room)));
    await here.media.sweep();
    await Promise.all(lines.map((line) => line.closed));
    expect(await identities()).toEqual([]);
  });

  test('someone whose sessions are all over', async () => {
    const teacher = await lesson.seat('host');
    const line = await openLine(here.port, teacher);
    await lesson.holdByAccount(teacher.seatId, { signedIn: true });
    await here.media.sweep();
    expect(await identities()).toEqual([teacher.seatId]);
    await sql`delete from sessions`.execute(here.db);
    await here.media.sweep();
    await line.closed;
    expect(await identities()).toEqual([]);
  });
});

describe('the sweep corrects', () => {
  test('rights that differ from the rules', async () => {
    const pupil = await lesson.seat('pupil');
    const room = await enter(here.port, pupil);
    await here.rooms.updateParticipant(lesson.room, pupil.seatId, {
      permission: {
        canPublish: true,
        canPublishData: true,
        canSubscribe: true,
        canUpdateMetadata: true,
      },
    });
    await here.media.sweep();
    const { permission } = await here.rooms.getParticipant(lesson.room, pupil.seatId);
    expect(permission).toMatchObject({ canPublishData: false, canUpdateMetadata: false });
    expect(permission?.canPublishSources.toSorted()).toEqual([
      EngineSource.CAMERA,
      EngineSource.MICROPHONE,
    ]);
    await room.disconnect();
  });

  test('a picture declared as microphone', async () => {
    const pupil = await lesson.seat('pupil');
    const room = await enter(here.port, pupil);
    await publishPicture(room, TrackSource.SOURCE_MICROPHONE);
    await until('the engine lists the track', async () => {
      const { tracks } = await here.rooms.getParticipant(lesson.room, pupil.seatId);
      return tracks.length > 0;
    });
    await here.media.sweep();
    expect((await lesson.readSeat(pupil.seatId)).denied).toEqual(['microphone']);
    const { tracks } = await here.rooms.getParticipant(lesson.room, pupil.seatId);
    expect(tracks).toEqual([]);
    expect(await types()).toContain('seat.source_denied');
    await room.disconnect();
  });

  test('a camera that the engine kept after « Calme », which is no misuse', async () => {
    const pupil = await lesson.seat('pupil');
    const room = await enter(here.port, pupil);
    await publishPicture(room, TrackSource.SOURCE_CAMERA);
    const tracks = async () =>
      (await here.rooms.getParticipant(lesson.room, pupil.seatId)).tracks.length;
    await until('the engine lists the camera', async () => (await tracks()) === 1);
    await lesson.calm(true);
    await here.media.sweep();
    expect(await tracks()).toBe(0);
    await lesson.calm(false);
    await here.media.sweep();
    expect((await lesson.readSeat(pupil.seatId)).denied).toEqual([]);
    await publishPicture(room, TrackSource.SOURCE_CAMERA);
    await until('the camera is back', async () => (await tracks()) === 1);
    await room.disconnect();
  });

  test('who counts as connected, and tells the class, once', async () => {
    const pupil = await lesson.seat('pupil');
    const room = await enter(here.port, pupil);
    await until('the sweep sees the line', async () => {
      await here.media.sweep();
      return connected(pupil.seatId);
    });
    await here.media.sweep();
    await room.disconnect();
    await until('the engine has nobody', async () => (await identities()).length === 0);
    await here.media.sweep();
    await here.media.sweep();
    expect(await connected(pupil.seatId)).toBe(false);
    expect(await types()).toEqual(['seat.connected', 'seat.disconnected']);
  });

  test('seats left connected by a lesson that is over', async () => {
    const pupil = await lesson.seat('pupil');
    await sql`update seats set connected_at = now() where id = ${pupil.seatId}`.execute(here.db);
    await lesson.setMeeting('ended');
    await here.media.sweep();
    expect(await connected(pupil.seatId)).toBe(false);
  });

  test('rooms: of ended lessons and of none are deleted, others’ are left alone', async () => {
    const nobodys = `r_${'0'.repeat(32)}`;
    const open = await makeLesson(here.db);
    for (const name of [lesson.room, open.room, nobodys, 'another-program'])
      await here.rooms.createRoom({ name });
    await lesson.setMeeting('ended');
    await here.media.sweep();
    const left = (await here.rooms.listRooms()).map(({ name }) => name);
    expect(left).toEqual(expect.arrayContaining([open.room, 'another-program']));
    expect(left).not.toContain(lesson.room);
    expect(left).not.toContain(nobodys);
  });
});

test('one server at a time sweeps', async () => {
  const done = await here.db.connection().execute(async (another) => {
    await sql`select pg_advisory_lock(${lockKey})`.execute(another);
    const swept = await here.media.sweep();
    await sql`select pg_advisory_unlock(${lockKey})`.execute(another);
    return swept;
  });
  expect(done).toBe(false);
  expect(await here.media.sweep()).toBe(true);
});

test('the engine away: said once, health away, lines refused so that pages try again; then back', async () => {
  const pupil = await lesson.seat('pupil');
  said.length = 0;
  await here.engine.kill();
  expect(await here.media.sweep()).toBe(false);
  expect(await here.media.sweep()).toBe(false);
  expect(here.media.health()).toBe('away');
  expect(await rawLine(here.port, pupil)).toBe(503);
  expect(said.filter(({ level }) => level >= 40)).toHaveLength(1);
  await here.engine.start();
  expect(await here.media.sweep()).toBe(true);
  expect(here.media.health()).toBe('ok');
});
