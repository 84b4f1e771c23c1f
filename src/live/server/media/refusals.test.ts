import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../../platform/server/testing/until.ts';
import { ask, openLine, rawLine } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';

let here: Installation;
let lesson: Lesson;
const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};

beforeAll(async () => {
  here = await openInstallation();
});
afterAll(async () => {
  await here[Symbol.asyncDispose]();
});
beforeEach(async () => {
  lesson = await makeLesson(here.db);
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

  test('a school without its contract', async () => {
    const teacher = await lesson.seat('host');
    await here.db
      .updateTable('schools')
      .set({ signed_at: null })
      .where('id', '=', lesson.schoolId)
      .execute();
    expect(await rawLine(here.port, teacher)).toBe(403);
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
    for (const origin of [
      'https://ailleurs.example',
      'null',
      `http://127.0.0.1.ailleurs.example:${here.port}`,
    ])
      expect(await rawLine(here.port, pupil, { origin })).toBe(403);
    const line = await openLine(here.port, pupil, { origin: `http://127.0.0.1:${here.port}` });
    line.socket.close();
    const path = `/media/${pupil.seatId}/rtc/validate?access_token=${pupil.mark}`;
    expect(
      (await ask(here.port, path, { headers: { origin: 'https://ailleurs.example' } })).status,
    ).toBe(403);
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
    const post = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    };
    expect((await ask(here.port, path, post)).status).toBe(404);
  });

  test('many lines asked for at once: a few are open, the others may try again', async () => {
    const pupil = await lesson.seat('pupil');
    let looks = 0;
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    // Each line looks twice: held at the second, it is on the way.
    await using another = await here.another({
      beforeLook: async () => void (++looks > 12 && (await held)),
    });
    const asked = Array.from({ length: 12 }, () => rawLine(another.port, pupil));
    const tooMany = () => another.outcomes.filter((outcome) => outcome === 'too_many').length;
    await until('those too many are refused', () => tooMany() === 8);
    release();
    const lines = await Promise.all(asked);
    expect(lines.filter((line) => line === 429)).toHaveLength(8);
    for (const line of lines) if (typeof line !== 'number') line.socket.close();
  });

  test('a source that asks too often, before anybody is looked for; its line stays', async () => {
    const [pupil, nobody] = [await lesson.seat('pupil'), { seatId: lesson.schoolId, mark: '' }];
    let looks = 0;
    await using another = await here.another({
      lines: { points: 3, seconds: 600 },
      beforeLook: async () => void (looks += 1),
    });
    const validate = `/media/${pupil.seatId}/rtc/v1/validate?access_token=${pupil.mark}`;
    const line = await openLine(another.port, pupil);
    expect((await ask(another.port, validate)).status).toBe(200);
    expect(await rawLine(another.port, nobody)).toBe(403);
    const before = looks;
    expect(await rawLine(another.port, nobody)).toBe(429);
    expect((await ask(another.port, validate)).status).toBe(429);
    expect([looks, line.socket.readyState]).toEqual([before, line.socket.OPEN]);
    expect(another.outcomes.filter((outcome) => outcome === 'too_many')).toHaveLength(2);
    line.socket.close();
  });

  test('nonsense, without the engine looking ill for it', async () => {
    const pupil = await lesson.seat('pupil');
    const path = `/media/${pupil.seatId}/rtc/v1`;
    expect(await rawLine(here.port, pupil, { path, query: 'join_request=nonsense' })).toBe(403);
    expect(here.media.health()).toBe('ok');
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
    const token = new AccessToken(apiKey, 'another-secret-as-long-as-the-true-one', {
      identity: 'x',
    });
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
