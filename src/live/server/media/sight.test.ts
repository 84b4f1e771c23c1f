import { dispose, type Room, TrackKind, TrackSource } from '@livekit/rtc-node';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RightSettings } from '../../../access/contract/rights.ts';
import { record, transactor } from '../../../platform/server/events/index.ts';
import { until } from '../../../platform/server/testing/until.ts';
import { personRightsSet } from '../../contract/events.ts';
import { audienceFrame } from './audience.ts';
import { openBrowser } from './testing/browser.ts';
import {
  enter,
  type Eye,
  film,
  hearFor,
  type Holder,
  listen,
  look,
  openLine,
  seeMore,
  speak,
} from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';
import { startServerProcess } from './testing/server-child.ts';

let here: Installation;
let lesson: Lesson;
let host: Holder;
let zoe: Holder;
let blind: Holder;

beforeAll(async () => {
  here = await openInstallation();
});
afterAll(async () => {
  await dispose();
  await here[Symbol.asyncDispose]();
});
beforeEach(async () => {
  lesson = await makeLesson(here.db);
  [host, zoe, blind] = [
    await lesson.seat('host'),
    await lesson.seat('pupil'),
    await lesson.seat('pupil'),
  ];
});

/** Sets what somebody may, as the class does: the switch and its event at once, told to no server in particular. */
const setRights = (seatId: string, rights: RightSettings) =>
  transactor(here.db, () => {})(async (trx) => {
    await sql`update seats set rights = ${JSON.stringify(rights)} where id = ${seatId}`.execute(
      trx,
    );
    const event = {
      stream: lesson.meetingId,
      audience: 'hosts',
      data: { seatId, rights },
    } as const;
    await record(trx, personRightsSet, event);
  });
const hide = () => setRights(blind.seatId, { seeCameras: false });
const give = () => setRights(blind.seatId, {});

/** The same, for as long as many pictures of the teacher take to come: the line is alive meanwhile. */
async function seesOnlyHost(eye: Eye): Promise<void> {
  const before = eye.seen(zoe.seatId);
  await seeMore(eye, host.seatId, 40);
  expect(eye.seen(zoe.seatId)).toBe(before);
}
/** Did nothing of the learner come while some of the teacher's did? */
async function hasStopped(eye: Eye): Promise<boolean> {
  const before = eye.seen(zoe.seatId);
  await seeMore(eye, host.seatId, 10);
  return eye.seen(zoe.seatId) === before;
}
const leave = (...rooms: Room[]) => Promise.all(rooms.map((room) => room.disconnect()));

describe('whoever may not see cameras', () => {
  test('receives the teacher’s, every voice, and no other camera, also when they ask for it', async () => {
    await hide();
    const [teacher, pupil] = [await enter(here.port, host), await enter(here.port, zoe)];
    const room = await enter(here.port, blind);
    const [eye, ear] = [look(room), listen(room)];
    await film(teacher);
    await film(pupil);
    await speak(pupil);
    await hearFor(ear, 0.5);
    await seesOnlyHost(eye);
    // As a program of its own would: it knows of the track, and wants it.
    const tracks = [...(room.remoteParticipants.get(zoe.seatId)?.trackPublications.values() ?? [])];
    const camera = tracks.find(({ kind }) => kind === TrackKind.KIND_VIDEO);
    expect(camera).toBeDefined();
    for (const wanted of [false, true]) camera?.setSubscribed(wanted);
    await seesOnlyHost(eye);
    await leave(teacher, pupil, room);
  });

  test('sees no more from the moment on when the right is taken, and again when it is given back', async () => {
    const [teacher, pupil] = [await enter(here.port, host), await enter(here.port, zoe)];
    const room = await enter(here.port, blind);
    const eye = look(room);
    await film(teacher);
    await film(pupil);
    await seeMore(eye, zoe.seatId, 10);
    await hide();
    await until('no more comes', () => hasStopped(eye));
    await seesOnlyHost(eye);
    // A voice that begins while cameras are hidden is heard.
    const ear = listen(room);
    await speak(pupil);
    await hearFor(ear, 0.5);
    await give();
    await seeMore(eye, zoe.seatId, 10);
    await leave(teacher, pupil, room);
  });

  test('gets it back neither by leaving and coming, nor by the other’s doing so', async () => {
    await hide();
    const teacher = await enter(here.port, host);
    await film(teacher);
    let pupil = await enter(here.port, zoe);
    await film(pupil);
    for (const _again of [1, 2]) {
      const room = await enter(here.port, blind);
      const eye = look(room);
      await seesOnlyHost(eye);
      await pupil.disconnect();
      pupil = await enter(here.port, zoe);
      await film(pupil);
      await seesOnlyHost(eye);
      await room.disconnect();
    }
    await leave(teacher, pupil);
  });

  test('gets it back by no word of the other’s page', async () => {
    await hide();
    const teacher = await enter(here.port, host);
    await film(teacher);
    const room = await enter(here.port, blind);
    const eye = look(room);
    const pupil = await enter(here.port, zoe);
    await film(pupil);
    // The same seat, by a bare line that takes the signalling over and says « everybody ».
    const { sid } = pupil.localParticipant!;
    const line = await openLine(here.port, zoe, { query: `reconnect=1&sid=${sid}` });
    line.socket.send(audienceFrame('everyone'));
    await seesOnlyHost(eye);
    line.socket.close();
    await leave(teacher, pupil, room);
  });

  test('hides nobody from anybody else, those who come later included', async () => {
    await hide();
    const pupil = await enter(here.port, zoe);
    await film(pupil);
    const later = await lesson.seat('pupil');
    // Whoever is admitted is told of.
    await setRights(later.seatId, {});
    const room = await enter(here.port, later);
    await seeMore(look(room), zoe.seatId, 5);
    await leave(pupil, room);
  });

  test('sees a shared screen all the same', async () => {
    await hide();
    await setRights(zoe.seatId, { screen: true });
    const pupil = await enter(here.port, zoe);
    const room = await enter(here.port, blind);
    const eye = look(room);
    await film(pupil, TrackSource.SOURCE_SCREENSHARE);
    await seeMore(eye, zoe.seatId, 10);
    await leave(pupil, room);
  });
});

test('the server is killed and another comes: what was hidden stays so, and is given back by the new one', async () => {
  const options = {
    databaseUrl: here.databaseUrl,
    port: here.secondPort,
    media: here.engine.media,
  };
  await hide();
  await using first = await startServerProcess(options);
  await using browser = await openBrowser(here.secondPort);
  const [teacher, pupil] = [await browser.enter(host), await browser.enter(zoe)];
  const page = await browser.enter(blind);
  const comes = async (seatId: string) => {
    const enough = (await page.seen(seatId)) + 20;
    await until('pictures come', async () => (await page.seen(seatId)) >= enough, 60_000);
  };
  const comesFromHostOnly = async () => {
    await comes(host.seatId);
    expect(await page.seen(zoe.seatId)).toBe(0);
  };
  await teacher.show();
  await pupil.show();
  await comesFromHostOnly();
  await first.kill();
  // The pages’ own library: a raw client’s may give up for good.
  const pages = [teacher, pupil, page];
  await Promise.all(pages.map((one) => one.happened('signalReconnecting', 60_000)));
  await comesFromHostOnly();
  await using _second = await startServerProcess(options);
  await Promise.all(pages.map((one) => one.happened('reconnected', 60_000)));
  await comesFromHostOnly();
  // Through the pupil's line, which is back, the engine is told.
  await give();
  await comes(zoe.seatId);
}, 240_000);
