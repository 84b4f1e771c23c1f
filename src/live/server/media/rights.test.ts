import { dispose, RoomEvent, TrackSource as RawSource } from '@livekit/rtc-node';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { can } from '../../../access/contract/abilities.ts';
import { mediaSources } from '../../../access/contract/actors.ts';
import type { RightSettings } from '../../../access/contract/rights.ts';
import { until } from '../../../platform/server/testing/until.ts';
import { sourceOf } from './grants.ts';
import { findSeatsIn } from './media.store.ts';
import { enter, hearFor, listen, openLine, publishPicture, speak } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';

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

const everybody = () => ({ ...lesson, seatIds: null });
const setCalm = async (on: boolean) => {
  await sql`update meetings set calm_since = ${on ? new Date() : null} where id = ${lesson.meetingId}`.execute(
    here.db,
  );
  await here.media.permissionsIn(everybody());
};
const setSeat = (seatId: string, rights: RightSettings) =>
  sql`update seats set rights = ${JSON.stringify(rights)} where id = ${seatId}`.execute(here.db);

/** What the engine lets each one publish, and what the rules say of the same. */
async function compared() {
  const held = new Map(
    (await here.rooms.listParticipants(lesson.room)).map(({ identity, permission }) => [
      identity,
      permission?.canPublish
        ? mediaSources.filter((source) =>
            permission.canPublishSources.some((one) => sourceOf(one) === source),
          )
        : [],
    ]),
  );
  const seats = await findSeatsIn(here.db, everybody());
  return seats.map(({ actor }) => ({
    seatId: actor.seatId,
    engine: held.get(actor.seatId),
    rules: mediaSources.filter((source) => can(actor, 'media.publish', { source })),
  }));
}

/** The eight ways to set microphone, camera and screen for a person, and the one of setting none. */
const ways: RightSettings[] = [
  {},
  ...Array.from({ length: 8 }, (_, bits) => ({
    microphone: (bits & 1) > 0,
    camera: (bits & 2) > 0,
    screen: (bits & 4) > 0,
  })),
];

describe('« Calme » in a class of thirty', () => {
  test('takes every source from everybody but the teacher, and gives each one exactly theirs back', async () => {
    const teacher = await lesson.seat('host');
    const pupils = await Promise.all(Array.from({ length: 30 }, () => lesson.seat('pupil')));
    for (const [index, { seatId }] of pupils.entries())
      await setSeat(seatId, ways[index % ways.length] ?? {});
    const lines = await Promise.all([teacher, ...pupils].map((seat) => openLine(here.port, seat)));
    const before = await compared();
    expect(before).toHaveLength(31);
    for (const { engine, rules } of before) expect(engine).toEqual(rules);
    expect(new Set(before.map(({ engine }) => engine?.join())).size).toBeGreaterThan(7);

    await setCalm(true);
    for (const { seatId, engine } of await compared())
      expect(engine).toEqual(seatId === teacher.seatId ? [...mediaSources] : []);

    // A change made meanwhile shows when it is lifted.
    const [first] = pupils;
    if (first) await setSeat(first.seatId, { microphone: false });
    await setCalm(false);
    const after = await compared();
    for (const { seatId, engine, rules } of after) {
      expect(engine).toEqual(rules);
      if (seatId !== first?.seatId)
        expect(engine).toEqual(before.find((one) => one.seatId === seatId)?.engine);
    }
    expect(after.find(({ seatId }) => seatId === first?.seatId)?.engine).toEqual(['camera']);
    for (const { socket } of lines) socket.close();
  });

  test('silences a pupil who speaks, who is not heard again before they publish anew', async () => {
    const teacher = await enter(here.port, await lesson.seat('host'));
    const pupil = await enter(here.port, await lesson.seat('pupil'));
    const ear = listen(teacher);
    await speak(pupil);
    await hearFor(ear, 0.2);
    const gone = new Promise((resolve) => void teacher.once(RoomEvent.TrackUnpublished, resolve));
    const since = performance.now();
    await setCalm(true);
    await gone;
    console.log(`    silent ${Math.round(performance.now() - since)} ms after « Calme »`);
    await setCalm(false);
    const heard = ear.heard;
    await speak(pupil);
    await until('heard again, by the pupil’s own act', () => ear.heard > heard);
    await Promise.all([teacher.disconnect(), pupil.disconnect()]);
  });

  test('lets the voice through of who was given the floor, and nothing else of anybody', async () => {
    const [teacher, speaker, other] = [
      await enter(here.port, await lesson.seat('host')),
      await lesson.seat('pupil'),
      await lesson.seat('pupil'),
    ];
    const lines = [await enter(here.port, speaker), await enter(here.port, other)];
    const ear = listen(teacher);
    await setCalm(true);
    const give = async (seatId: string | null) => {
      await sql`update seats set floor_given_at = case when id = ${seatId} then now() end
        where meeting_id = ${lesson.meetingId}`.execute(here.db);
      await here.media.permissionsIn(everybody());
    };
    await give(speaker.seatId);
    for (const { seatId, engine, rules } of await compared()) {
      expect(engine).toEqual(rules);
      if (seatId === speaker.seatId) expect(engine).toEqual(['microphone']);
      if (seatId === other.seatId) expect(engine).toEqual([]);
    }
    await speak(lines[0]!);
    await hearFor(ear, 0.2);
    await give(null);
    for (const { seatId, engine } of await compared())
      expect(engine?.length === 0).toBe(seatId === speaker.seatId || seatId === other.seatId);
    await Promise.all([teacher, ...lines].map((room) => room.disconnect()));
  });

  test('holds for who comes while it is on, and for who was on the way when it was pressed', async () => {
    const [late, onTheWay] = [await lesson.seat('pupil'), await lesson.seat('pupil')];
    let looks = 0;
    await using another = await here.another({
      beforeLook: async () => {
        // The token was made with the rights of before; the engine is told when nobody is there.
        if (++looks === 1) setTimeout(() => void setCalm(true), 0);
      },
    });
    const line = await openLine(another.port, onTheWay);
    await until('« Calme » is on', async () => {
      const { rows } = await sql<{ calm: boolean }>`
        select calm_since is not null as calm from meetings where id = ${lesson.meetingId}`.execute(
        here.db,
      );
      return rows[0]?.calm === true;
    });
    const second = await openLine(here.port, late);
    await until('the engine lets neither of them publish', async () =>
      (await compared()).every(({ engine }) => engine?.length === 0),
    );
    for (const { socket } of [line, second]) socket.close();
  });
});

test('each source that the rights forbid is refused by the engine itself', async () => {
  const forbidden = [
    [RawSource.SOURCE_CAMERA, { camera: false }],
    [RawSource.SOURCE_SCREENSHARE, { screen: false }],
  ] as const;
  // The engine does not answer: a raw client gives up after ten seconds.
  await Promise.all(
    forbidden.map(async ([source, rights]) => {
      const seat = await lesson.seat('pupil');
      await setSeat(seat.seatId, rights);
      const pupil = await enter(here.port, seat);
      await expect(publishPicture(pupil, source)).rejects.toThrow();
      await pupil.disconnect();
    }),
  );
});

describe('a forced stop', () => {
  test('closes open microphones but the teacher’s, and leaves the right to open them again', async () => {
    const host = await lesson.seat('host');
    const [teacher, pupil] = [
      await enter(here.port, host),
      await enter(here.port, await lesson.seat('pupil')),
    ];
    await speak(teacher);
    await speak(pupil);
    const open = async () =>
      (await here.rooms.listParticipants(lesson.room))
        .filter(({ tracks }) => tracks.some((track) => !track.muted))
        .map(({ identity }) => identity);
    await until('both speak', async () => (await open()).length === 2);
    await here.media.quiet(everybody(), 'microphone');
    await until('the teacher alone speaks', async () => (await open()).join() === host.seatId);
    for (const { engine, rules } of await compared()) expect(engine).toEqual(rules);
    await Promise.all([teacher.disconnect(), pupil.disconnect()]);
  });
});
