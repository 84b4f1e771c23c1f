import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { RoomEvent, TrackSource, dispose } from '@livekit/rtc-node';
import { AccessToken, TrackSource as EngineSource } from 'livekit-server-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { until } from '../../../platform/server/testing/until.ts';
import { ask, enter, heardAnew, listen, publishPicture, rawLine, speak, type RawLine } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { canaryNames, makeLesson, type Lesson } from './testing/lesson.ts';

let here: Installation;
let lesson: Lesson;
const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};
const anyToken = /eyJ[\w-]{5,}\.[\w-]{5,}\./;

const opened = (line: RawLine | number): RawLine => {
  if (typeof line === 'number') throw new Error(`refused: ${line}`);
  return line;
};

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
    using _voice = await speak(teacher);
    await heardAnew(ear);
    expect(teacher.name).toBe(lesson.room);
    await Promise.all([teacher.disconnect(), pupil.disconnect()]);
  });

  test('no frame that reaches a page holds a token, though the engine sends some', async () => {
    const before = here.outcomes.filter((each) => each === 'token_dropped').length;
    const line = opened(await rawLine(here.port, await lesson.seat('pupil')));
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
    const line = opened(await rawLine(here.port, await lesson.seat('pupil')));
    line.socket.send('{"ping":1}');
    expect(await line.closed).toBe(1003);
    expect(line.texts()).toBe(0);
  });

  test('a frame too large ends the line', async () => {
    const line = opened(await rawLine(here.port, await lesson.seat('pupil')));
    line.socket.send(Buffer.alloc(1024 * 1024 + 1));
    expect(await line.closed).toBe(1009);
  });

  test('a page cannot make itself a second identity', async () => {
    const pupil = await lesson.seat('pupil');
    const line = opened(await rawLine(here.port, pupil, { query: 'publish=ghost' }));
    const there = await here.rooms.listParticipants(lesson.room);
    expect(there.map(({ identity }) => identity)).toEqual([pupil.seatId]);
    line.socket.close();
  });

  test('a newer line takes the place of the older', async () => {
    const pupil = await lesson.seat('pupil');
    const older = opened(await rawLine(here.port, pupil));
    const newer = opened(await rawLine(here.port, pupil));
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
    const published = new Promise((resolve) => void teacher.once(RoomEvent.TrackPublished, resolve));
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

describe('refused at the gate', () => {
  test.each(['claimed', 'waiting', 'refused', 'excluded', 'left'] as const)(
    'a seat that is %s',
    async (state) => {
      expect(await rawLine(here.port, await lesson.seat('pupil', state))).toBe(403);
    },
  );

  test.each(['planned', 'ended', 'cancelled'] as const)('a lesson that is %s', async (state) => {
    const teacher = await lesson.seat('host');
    await lesson.setMeeting(state);
    expect(await rawLine(here.port, teacher)).toBe(403);
    expect(await here.rooms.listRooms([lesson.room])).toEqual([]);
  });

  test('another’s seat, a seat that is nobody’s, and no pass, with one same answer', async () => {
    const [mine, other] = [await lesson.seat('pupil'), await lesson.seat('pupil')];
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect(await rawLine(here.port, { seatId: other.seatId, mark: mine.mark })).toBe(403);
    expect(await rawLine(here.port, { seatId: unknown, mark: mine.mark })).toBe(403);
    expect(await rawLine(here.port, { seatId: mine.seatId, mark: '' })).toBe(403);
  });

  test('an engine token instead of a pass, even a true one', async () => {
    const { apiKey, apiSecret } = here.engine.media;
    const token = new AccessToken(apiKey, apiSecret, { identity: 'x', ttl: 60 });
    token.addGrant({ room: lesson.room, roomJoin: true });
    const { seatId } = await lesson.seat('pupil');
    expect(await rawLine(here.port, { seatId, mark: await token.toJwt() })).toBe(403);
  });

  test('a foreign page, by its origin; our own passes', async () => {
    const pupil = await lesson.seat('pupil');
    for (const origin of ['https://ailleurs.example', 'null', `http://127.0.0.1.ailleurs.example:${here.port}`])
      expect(await rawLine(here.port, pupil, { origin })).toBe(403);
    const line = opened(await rawLine(here.port, pupil, { origin: `http://127.0.0.1:${here.port}` }));
    line.socket.close();
    const path = `/media/${pupil.seatId}/rtc/validate?access_token=${pupil.mark}`;
    expect((await ask(here.port, path, { headers: { origin: 'https://ailleurs.example' } })).status).toBe(403);
  });

  test.each([
    '/twirp/livekit.RoomService/ListRooms',
    '/rtc/../twirp/livekit.RoomService/ListRooms',
    '/rtc/..%2ftwirp%2flivekit.RoomService%2fListRooms',
    '/rtc%2fv1',
    '/rtc/',
    '/agent',
    '/settings/regions',
    '/',
  ])('the engine’s other address %s, by whatever method', async (end) => {
    const { seatId, mark } = await lesson.seat('host');
    const path = `/media/${seatId}${end}?access_token=${mark}`;
    const { apiKey, apiSecret } = here.engine.media;
    const admin = new AccessToken(apiKey, apiSecret, { ttl: 60 });
    admin.addGrant({ roomList: true, roomCreate: true });
    const headers = { authorization: `Bearer ${await admin.toJwt()}` };
    expect((await ask(here.port, path, { headers: { ...headers, ...upgrade } })).status).toBe(404);
    expect((await ask(here.port, path, { headers })).status).toBe(404);
    const post = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' };
    expect((await ask(here.port, path, post)).status).toBe(404);
  });

  test('many lines asked for at once: a few, the others may try again', async () => {
    const pupil = await lesson.seat('pupil');
    const lines = await Promise.all(Array.from({ length: 12 }, () => rawLine(here.port, pupil)));
    expect(lines.filter((line) => line === 429)).toHaveLength(8);
    for (const line of lines) if (typeof line !== 'number') line.socket.close();
  });
});

describe('why a connection failed', () => {
  const validate = (holder: { seatId: string; mark: string }) =>
    ask(here.port, `/media/${holder.seatId}/rtc/v1/validate?access_token=${holder.mark}`);

  test('is told by a status that livekit-client understands, and nothing else', async () => {
    const [inside, excluded] = [await lesson.seat('pupil'), await lesson.seat('pupil', 'excluded')];
    expect(await validate(inside)).toEqual({ status: 200, body: '' });
    expect(await validate(excluded)).toEqual({ status: 403, body: '' });
  });
});

describe('the engine itself', () => {
  test('refuses a token that another secret signed', async () => {
    const { apiKey } = here.engine.media;
    const token = new AccessToken(apiKey, 'another-secret-as-long-as-the-true-one', { identity: 'x' });
    token.addGrant({ room: lesson.room, roomJoin: true });
    const port = Number(new URL(here.engine.media.url).port);
    const forged = { seatId: '', mark: await token.toJwt() };
    expect(await rawLine(port, forged, { path: '/rtc' })).toBe(401);
  });

  test('listens for signalling inside the machine only', async () => {
    const port = Number(new URL(here.engine.media.url).port);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address: host } of outside) {
      const refused = new Promise((resolve) => {
        const socket = connect({ host, port }, () => resolve('open'));
        socket.once('error', ({ message }) => resolve(message));
      });
      expect(await refused).toContain('ECONNREFUSED');
    }
  });
});
