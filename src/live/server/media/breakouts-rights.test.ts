import { dispose, RoomEvent, type Room } from '@livekit/rtc-node';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { can } from '../../../access/contract/abilities.ts';
import { mediaSources } from '../../../access/contract/actors.ts';
import { until } from '../../../platform/server/testing/until.ts';
import { sourceOf } from './grants.ts';
import { findSeatsIn } from './media.store.ts';
import { enter, openLine, rawLine, speak, type Holder } from './testing/clients.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { makeLesson, type Lesson } from './testing/lesson.ts';

let here: Installation;
let lesson: Lesson;
let first: { breakoutId: string; room: string };
let second: { breakoutId: string; room: string };

beforeAll(async () => {
  here = await openInstallation();
});
afterAll(async () => {
  await dispose();
  await here[Symbol.asyncDispose]();
});
beforeEach(async () => {
  lesson = await makeLesson(here.db);
  first = await lesson.breakout(1);
  second = await lesson.breakout(2);
});

const identities = async (room: string) =>
  (await here.rooms.listParticipants(room)).map(({ identity }) => identity);
const everybody = () => ({ ...lesson, seatIds: null });

/** Somebody in a breakout, or in the main room. */
async function seatIn(breakoutId: string | null): Promise<Holder> {
  const seat = await lesson.seat('pupil');
  await lesson.place(seat.seatId, breakoutId);
  return seat;
}

/** What a change of place does once it is committed. */
async function move(seatId: string, from: string, breakoutId: string | null): Promise<void> {
  await lesson.place(seatId, breakoutId);
  await here.media.move([{ seatId, from }], []);
}

const left = (room: Room) =>
  new Promise((resolve) => void room.once(RoomEvent.Disconnected, resolve));

describe('rights in a breakout', () => {
  /** What the engine lets each one publish, wherever they are, and what the rules say of the same. */
  async function compared() {
    const rooms = [lesson.room, first.room, second.room];
    const listed = (
      await Promise.all(rooms.map((room) => here.rooms.listParticipants(room)))
    ).flat();
    const held = new Map(
      listed.map(({ identity, permission }) => [
        identity,
        permission?.canPublish
          ? mediaSources.filter((source) =>
              permission.canPublishSources.some((one) => sourceOf(one) === source),
            )
          : [],
      ]),
    );
    return (await findSeatsIn(here.db, everybody())).map(({ actor }) => ({
      seatId: actor.seatId,
      engine: held.get(actor.seatId),
      rules: mediaSources.filter((source) => can(actor, 'media.publish', { source })),
    }));
  }
  const ways = [{}, { microphone: false }, { camera: false }, { screen: true }];

  test('are those of the seat: same answer in rules and engine, in each room, under « Calme » and after a move', async () => {
    const seats: Holder[] = [];
    for (const place of [null, first.breakoutId, second.breakoutId])
      for (const way of ways) {
        const seat = await seatIn(place);
        await sql`update seats set rights = ${JSON.stringify(way)} where id = ${seat.seatId}`.execute(
          here.db,
        );
        seats.push(seat);
      }
    const lines = await Promise.all(seats.map((seat) => openLine(here.port, seat)));
    const agree = async () => {
      const all = await compared();
      for (const { engine, rules } of all) expect(engine).toEqual(rules);
      return all;
    };
    const before = await agree();
    expect(new Set(before.map(({ engine }) => engine?.join())).size).toBe(4);

    const turn = async (change: ReturnType<typeof sql>) => {
      await change.execute(here.db);
      await here.media.permissionsIn(everybody());
      return agree();
    };
    const calm = await turn(
      sql`update meetings set calm_since = now() where id = ${lesson.meetingId}`,
    );
    expect(calm.every(({ engine }) => engine?.length === 0)).toBe(true);
    const [moved] = seats;
    if (!moved) throw new Error('nobody came');
    await move(moved.seatId, lesson.room, second.breakoutId);
    const again = await openLine(here.port, moved);
    expect((await agree()).every(({ engine }) => engine?.length === 0)).toBe(true);
    const after = await turn(
      sql`update meetings set calm_since = null where id = ${lesson.meetingId}`,
    );
    expect(after).toEqual(before);
    await turn(
      sql`update meetings set rights = '{"microphone": false}' where id = ${lesson.meetingId}`,
    );
    for (const { socket } of [...lines, again]) socket.close();
  });

  test('a forced stop closes open microphones in every room', async () => {
    const rooms = await Promise.all(
      [null, first.breakoutId].map(async (place) => enter(here.port, await seatIn(place))),
    );
    await Promise.all(rooms.map((room) => speak(room)));
    const open = async () =>
      (
        await Promise.all(
          [lesson.room, first.room].map((room) => here.rooms.listParticipants(room)),
        )
      )
        .flat()
        .filter(({ tracks }) => tracks.some((track) => !track.muted)).length;
    await until('both speak', async () => (await open()) === 2);
    await here.media.quiet(everybody(), 'microphone');
    await until('nobody speaks', async () => (await open()) === 0);
    await Promise.all(rooms.map((room) => room.disconnect()));
  });

  test('a removed pupil is out of the breakout at once, and not back in any room', async () => {
    const seat = await seatIn(first.breakoutId);
    const room = await enter(here.port, seat);
    const isOut = left(room);
    await lesson.setSeat(seat.seatId, 'excluded');
    await here.media.cut(seat.seatId);
    await isOut;
    expect(await identities(first.room)).toEqual([]);
    expect(await rawLine(here.port, seat)).toBe(403);
    await lesson.place(seat.seatId, null);
    expect(await rawLine(here.port, seat)).toBe(403);
  });
});
