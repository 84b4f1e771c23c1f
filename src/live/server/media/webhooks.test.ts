import { randomUUID } from 'node:crypto';
import { TrackSource, dispose } from '@livekit/rtc-node';
import { sql } from 'kysely';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../../platform/server/testing/until.ts';
import { enter, publishPicture } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';
import { postReport, signReport, type SignedReport } from './testing/reports.ts';

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

type Forging = { secret?: string; key?: string; ttl?: string };
const sign = (body: string, forging: Forging = {}) => signReport(here.engine.media, body, forging);
const post = (report: SignedReport, type?: string) => postReport(here.port, report, type);

const noon = 1_800_000_000_000;

/** What the engine says when somebody's stay begins or ends. */
const news = (
  event: 'participant_joined' | 'participant_left' | 'participant_connection_aborted',
  seatId: string,
  stay: { sid?: string; joinedAt?: number; id?: string; room?: string } = {},
) =>
  JSON.stringify({
    event,
    id: stay.id ?? `EV_${randomUUID()}`,
    room: { name: stay.room ?? lesson.room, sid: 'RM_1' },
    participant: {
      identity: seatId,
      sid: stay.sid ?? `PA_1_${lesson.room}`,
      joinedAt: String(Math.floor((stay.joinedAt ?? noon) / 1_000)),
      joinedAtMs: String(stay.joinedAt ?? noon),
    },
  });

/** What the engine says when somebody's track is open. */
const published = (seatId: string, track: { type: string; source: string }) =>
  JSON.stringify({
    event: 'track_published',
    id: `EV_${randomUUID()}`,
    room: { name: lesson.room, sid: 'RM_1' },
    participant: { identity: seatId, sid: 'PA_1' },
    track: { sid: 'TR_1', ...track },
  });

const send = async (body: string) => expect((await post(await sign(body))).status).toBe(204);
const types = async () => (await lesson.events()).map(({ type }) => type);
const connectedAt = async (seatId: string) => (await lesson.readSeat(seatId)).connectedAt;

describe('the engine’s own reports', () => {
  test('tell who came and who left', async () => {
    const pupil = await lesson.seat('pupil');
    const room = await enter(here.port, pupil);
    await until('the seat is connected', () => connectedAt(pupil.seatId));
    await room.disconnect();
    await until('the seat is away', async () => (await connectedAt(pupil.seatId)) === null);
    expect(await lesson.events()).toEqual([
      { type: 'seat.connected', data: { seatId: pupil.seatId } },
      { type: 'seat.disconnected', data: { seatId: pupil.seatId, how: 'closed' } },
    ]);
  });

  test('of a picture declared as microphone take the microphone away, in the engine too', async () => {
    const pupil = await lesson.seat('pupil');
    const room = await enter(here.port, pupil);
    await publishPicture(room, TrackSource.SOURCE_MICROPHONE);
    await until('the microphone is taken', async () =>
      (await lesson.readSeat(pupil.seatId)).denied.includes('microphone'),
    );
    await until('the engine has no track', async () => {
      const there = await here.rooms.getParticipant(lesson.room, pupil.seatId);
      return there.tracks.length === 0;
    });
    expect(await lesson.events()).toContainEqual({
      type: 'seat.source_denied',
      data: { seatId: pupil.seatId, source: 'microphone' },
    });
    await room.disconnect();
  });
});

describe('a report is refused', () => {
  test.each([
    ['without a signature', async (body: string) => ({ body, signature: '' })],
    ['signed by another secret', (body: string) => sign(body, { secret: 'x'.repeat(40) })],
    ['signed under another key', (body: string) => sign(body, { key: 'another-key' })],
    ['older than five minutes', (body: string) => sign(body, { ttl: '-1m' })],
    [
      'altered',
      async (body: string) => ({ ...(await sign(body)), body: body.replace('PA_1', 'PA_3') }),
    ],
    [
      'signed by nothing (alg none)',
      async (body: string) => {
        const { signature } = await sign(body);
        const header = Buffer.from('{"alg":"none"}').toString('base64url');
        return { body, signature: `${header}.${signature.split('.')[1]}.` };
      },
    ],
  ])('%s', async (_, forge) => {
    const { seatId } = await lesson.seat('pupil');
    expect((await post(await forge(news('participant_joined', seatId)))).status).toBe(401);
    expect(await connectedAt(seatId)).toBeNull();
  });

  test('when it comes as a page would send it', async () => {
    const { seatId } = await lesson.seat('pupil');
    const report = await sign(news('participant_joined', seatId));
    expect((await post(report, 'application/json')).status).toBe(403);
    expect((await post(report, 'text/plain')).status).not.toBe(204);
    expect(await connectedAt(seatId)).toBeNull();
  });

  test('when it is too large', async () => {
    const report = await sign(JSON.stringify({ event: 'x'.repeat(300_000) }));
    expect((await post(report)).status).toBe(413);
  });
});

describe('reports', () => {
  test('sent again have one effect, at once or later', async () => {
    const { seatId } = await lesson.seat('pupil');
    const report = await sign(news('participant_joined', seatId, { id: 'EV_again' }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(report)));
    expect(answers.every(({ status }) => status === 204)).toBe(true);
    await send(news('participant_left', seatId));
    await post(report);
    expect(await types()).toEqual(['seat.connected', 'seat.disconnected']);
    expect(await connectedAt(seatId)).toBeNull();
  });

  test('of a camera that opened as « Calme » came take nothing away for good', async () => {
    const { seatId } = await lesson.seat('pupil');
    await lesson.calm(true);
    await send(published(seatId, { type: 'VIDEO', source: 'CAMERA' }));
    expect((await lesson.readSeat(seatId)).denied).toEqual([]);
    expect(await types()).toEqual([]);
  });

  test('of a misuse, sent again, do not take away what the teacher gave back since', async () => {
    const { seatId } = await lesson.seat('pupil');
    const misuse = published(seatId, { type: 'VIDEO', source: 'MICROPHONE' });
    await send(misuse);
    expect((await lesson.readSeat(seatId)).denied).toEqual(['microphone']);
    await lesson.deny(seatId, []);
    await send(misuse);
    expect((await lesson.readSeat(seatId)).denied).toEqual([]);
  });

  test('of a seat under another lesson’s room change nothing', async () => {
    const other = await makeLesson(here.db);
    const { seatId } = await other.seat('pupil');
    await send(news('participant_joined', seatId));
    expect(await connectedAt(seatId)).toBeNull();
    expect(await other.events()).toEqual([]);
  });

  test('whose effects fail leave no trace, so that the engine’s next try counts', async () => {
    const { seatId } = await lesson.seat('pupil');
    const report = await sign(news('participant_joined', seatId));
    await sql`delete from event_streams where id = ${lesson.meetingId}`.execute(here.db);
    expect((await post(report)).status).toBe(500);
    await sql`insert into event_streams (id) values (${lesson.meetingId})`.execute(here.db);
    expect((await post(report)).status).toBe(204);
    expect(await types()).toEqual(['seat.connected']);
  });

  test('that a stay ended, come before the one that it began: nobody is connected', async () => {
    const { seatId } = await lesson.seat('pupil');
    await send(news('participant_left', seatId));
    await send(news('participant_joined', seatId));
    expect(await connectedAt(seatId)).toBeNull();
    expect(await types()).toEqual([]);
  });

  test('that an older stay ended, come after a newer one began: still connected', async () => {
    const { seatId } = await lesson.seat('pupil');
    const newer = { sid: `PA_2_${lesson.room}`, joinedAt: noon + 500 };
    await send(news('participant_joined', seatId));
    await send(news('participant_joined', seatId, newer));
    await send(news('participant_left', seatId));
    expect(await connectedAt(seatId)).toEqual(new Date(newer.joinedAt));
    await send(news('participant_connection_aborted', seatId, newer));
    expect(await types()).toEqual(['seat.connected', 'seat.disconnected']);
  });

  test.each([
    ['of nobody’s seat', randomUUID()],
    ['of a participant who is no seat', 'ghost'],
  ])('%s change nothing', async (_, identity) => {
    await send(news('participant_joined', identity));
    expect(await types()).toEqual([]);
  });

  test('of rooms that are not ours are left alone', async () => {
    const { seatId } = await lesson.seat('pupil');
    await send(news('participant_joined', seatId, { room: 'somebody-else' }));
    expect(await types()).toEqual([]);
  });

  test('of an excluded seat that got in anyway put it out', async () => {
    const { seatId } = await lesson.seat('pupil');
    const { apiKey, apiSecret, url } = here.engine.media;
    const token = new AccessToken(apiKey, apiSecret, { identity: seatId, ttl: 60 });
    token.addGrant({ room: lesson.room, roomJoin: true });
    await here.rooms.createRoom({ name: lesson.room });
    await lesson.setSeat(seatId, 'excluded');
    const { Room, RoomEvent } = await import('@livekit/rtc-node');
    const room = new Room();
    const out = new Promise((resolve) => void room.once(RoomEvent.Disconnected, resolve));
    await room.connect(url, await token.toJwt(), { autoSubscribe: true, dynacast: false });
    await out;
    expect(await types()).toEqual([]);
  });
});

test('receipts older than a day are thrown away', async () => {
  await sql`insert into webhook_receipts (id, received_at) values
    ('old', now() - interval '25 hours'), ('new', now() - interval '23 hours')`.execute(here.db);
  expect(await here.media.dropOldReceipts()).toBe(1);
  const { rows } = await sql`select id from webhook_receipts where id in ('old', 'new')`.execute(
    here.db,
  );
  expect(rows).toEqual([{ id: 'new' }]);
});
