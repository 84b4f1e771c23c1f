import { RoomEvent, TrackSource, dispose } from '@livekit/rtc-node';
import { TrackSource as EngineSource } from 'livekit-server-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { until } from '../../../platform/server/testing/until.ts';
import { enter, hearFor, listen, openLine, publishPicture, speak } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { canaryNames, makeLesson, type Lesson } from './testing/lesson.ts';

let here: Installation;
let lesson: Lesson;
const anyToken = /eyJ[\w-]{5,}\.[\w-]{5,}\./;

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

describe('through the gate', () => {
  test('two people meet in a room made by the server, and one hears the other', async () => {
    const teacher = await enter(here.port, await lesson.seat('host'));
    const pupil = await enter(here.port, await lesson.seat('pupil'));
    const ear = listen(pupil);
    await speak(teacher);
    await hearFor(ear, 0.1);
    expect(teacher.name).toBe(lesson.room);
    await Promise.all([teacher.disconnect(), pupil.disconnect()]);
  });

  test('no frame that reaches a page holds a token, though the engine sends some', async () => {
    const before = here.outcomes.filter((each) => each === 'token_dropped').length;
    const line = await openLine(here.port, await lesson.seat('pupil'));
    await until(
      'the engine sent a token',
      () => here.outcomes.filter((each) => each === 'token_dropped').length > before,
    );
    // A ping that is answered: whatever was sent before it has arrived.
    const answered = new Promise((resolve) => void line.socket.once('pong', resolve));
    line.socket.ping();
    await answered;
    for (const frame of line.frames) expect(frame.toString('latin1')).not.toMatch(anyToken);
    line.socket.close();
  });

  test('text frames are refused: the engine would answer with tokens in JSON', async () => {
    const line = await openLine(here.port, await lesson.seat('pupil'));
    line.socket.send('{"ping":1}');
    expect(await line.closed).toBe(1003);
    expect(line.texts()).toBe(0);
  });

  test('a frame too large ends the line', async () => {
    const line = await openLine(here.port, await lesson.seat('pupil'));
    line.socket.send(Buffer.alloc(1024 * 1024 + 1));
    expect(await line.closed).toBe(1009);
  });

  test('a page cannot make itself a second identity', async () => {
    const pupil = await lesson.seat('pupil');
    const line = await openLine(here.port, pupil, { query: 'publish=ghost' });
    const there = await here.rooms.listParticipants(lesson.room);
    expect(there.map(({ identity }) => identity)).toEqual([pupil.seatId]);
    line.socket.close();
  });

  test('a newer line takes the place of the older', async () => {
    const pupil = await lesson.seat('pupil');
    const older = await openLine(here.port, pupil);
    const newer = await openLine(here.port, pupil);
    await older.closed;
    expect(await here.rooms.listParticipants(lesson.room)).toHaveLength(1);
    expect(newer.socket.readyState).toBe(WebSocket.OPEN);
    newer.socket.close();
  });

  test('the engine knows a seat’s id, and neither name nor metadata', async () => {
    const pupil = await lesson.seat('pupil');
    const room = await enter(here.port, pupil);
    const [known] = await here.rooms.listParticipants(lesson.room);
    expect(known).toMatchObject({ identity: pupil.seatId, name: '', metadata: '', attributes: {} });
    const [made] = await here.rooms.listRooms([lesson.room]);
    expect(made?.metadata).toBe('');
    await room.disconnect();
    for (const name of canaryNames) expect(here.engine.log()).not.toContain(name);
    expect(here.engine.log()).not.toMatch(anyToken);
  });
});

describe('rights are the engine’s to enforce', () => {
  test('a pupil’s screen is refused, the teacher’s is not', async () => {
    const teacher = await enter(here.port, await lesson.seat('host'));
    const pupil = await enter(here.port, await lesson.seat('pupil'));
    const seen: string[] = [];
    pupil.on(RoomEvent.TrackPublished, (_, participant) => seen.push(participant.identity));
    teacher.on(RoomEvent.TrackPublished, (_, participant) => seen.push(participant.identity));
    await expect(publishPicture(pupil, TrackSource.SOURCE_SCREENSHARE)).rejects.toThrow();
    await publishPicture(teacher, TrackSource.SOURCE_SCREENSHARE);
    await until('the teacher’s screen is there', () => seen.length > 0);
    expect(seen).toEqual([teacher.localParticipant!.identity]);
    await Promise.all([teacher.disconnect(), pupil.disconnect()]);
  });

  test('a source taken away is gone at once, and the engine no longer allows it', async () => {
    const pupil = await lesson.seat('pupil');
    const teacher = await enter(here.port, await lesson.seat('host'));
    const room = await enter(here.port, pupil);
    const published = new Promise(
      (resolve) => void teacher.once(RoomEvent.TrackPublished, resolve),
    );
    await publishPicture(room, TrackSource.SOURCE_CAMERA);
    await published;
    const gone = new Promise((resolve) => void teacher.once(RoomEvent.TrackUnpublished, resolve));
    await lesson.deny(pupil.seatId, ['camera']);
    await here.media.permissions(pupil.seatId);
    await gone;
    const { permission } = await here.rooms.getParticipant(lesson.room, pupil.seatId);
    expect(permission?.canPublishSources).toEqual([EngineSource.MICROPHONE]);
    await Promise.all([teacher.disconnect(), room.disconnect()]);
  });
});
