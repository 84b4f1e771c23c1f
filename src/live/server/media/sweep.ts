import type { Logger } from 'pino';
import { Problem } from '../../../platform/contract/problems.ts';
import { isDatabaseAway, type Db, type Trx } from '../../../platform/server/db.ts';
import type { Transact } from '../../../platform/server/events/index.ts';
import { takeSource } from './deny.ts';
import { differences, type Differences } from './differences.ts';
import type { Engine } from './engine.ts';
import { lockSeatIn, type MediaSeat } from './media.store.ts';
import { noteAbsent, noteCame } from './presence.ts';
import { isOurRoom, isSeatId } from './rooms.ts';
import { stateSeatUntilTrue } from './stated.ts';
import {
  alone,
  findConnected,
  findOpenRooms,
  findSweptRooms,
  findSweptSeats,
  type SweptRoom,
} from './sweep.store.ts';

type Deps = { db: Db; transact: Transact; engine: Engine; log: Logger };

const roomsAtOnce = 8;

/**
 * Compares seats and engine in every room, and makes the engine and `connected_at` what the seats
 * say they must be: whatever was lost between a commit and its call is mended here.
 * @returns whether this server did it (another one may be at it, or the engine or database away)
 */
export async function sweep(deps: Deps): Promise<boolean> {
  try {
    return await alone(deps.db, () => sweepAll(deps));
  } catch (error) {
    const isAway =
      isDatabaseAway(error) || (error instanceof Problem && error.code === 'media_away');
    // The engine says its own absence once; the database's is known to everybody.
    if (!isAway) deps.log.error({ err: error }, 'the media sweep failed');
    return false;
  }
}

async function sweepAll(deps: Deps): Promise<void> {
  const { db, engine } = deps;
  // Listed before the tables are read: a room in the list was made for a meeting or a breakout in them.
  const listed = (await engine.rooms()).filter(isOurRoom);
  const open = await findOpenRooms(db, listed);
  const there = new Set(listed);
  const rooms = await findSweptRooms(db);
  await inTurns(
    [
      ...listed.filter((room) => !open.has(room)).map((room) => () => engine.deleteRoom(room)),
      ...rooms.map((swept) => () => sweepRoom(deps, swept, there.has(swept.room))),
    ],
    roomsAtOnce,
  );
}

/**
 * Runs works, a few at once. One that fails leaves the others to be done.
 * @throws what failed first
 */
async function inTurns(works: (() => Promise<unknown>)[], atOnce: number): Promise<void> {
  const left = works.values();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const work of left) await work().catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw failures[0];
}

async function sweepRoom(deps: Deps, swept: SweptRoom, exists: boolean): Promise<void> {
  const connected = await findConnected(deps.db, swept);
  if (!exists && connected.size === 0) return;
  const participants = exists ? await deps.engine.participants(swept.room) : [];
  const seatIds = participants.map(({ identity }) => identity).filter(isSeatId);
  const seats = await findSweptSeats(deps.db, swept, seatIds);
  await correct(deps, swept.room, differences({ participants, seats, connected }));
}

async function correct(deps: Deps, room: string, found: Differences): Promise<void> {
  const { engine, transact, db } = deps;
  /** Changes a seat that is still in that room. */
  const change = (seatId: string, work: (trx: Trx, seat: MediaSeat) => Promise<void>) =>
    transact(async (trx) => {
      const seat = await lockSeatIn(trx, room, seatId);
      if (seat) await work(trx, seat);
    });
  /** Looked at anew: what a seat may do can have changed since the comparison. */
  const rewrite = (seatId: string) =>
    stateSeatUntilTrue(db, seatId, (seat) => engine.setRights(seat.room, seat.actor));
  const deny = async ({ seatId, source }: Differences['deny'][number]) => {
    await change(seatId, (trx, seat) => takeSource(trx, seat, source));
    await rewrite(seatId);
  };
  // Unless they came back since the listing.
  const isStill = (seat: MediaSeat, at: Date) => seat.connectedAt?.getTime() === at.getTime();

  await inTurns(
    [
      ...found.remove.map((identity) => () => engine.remove(room, identity)),
      ...found.rewrite.map(
        ({ seatId }) =>
          () =>
            rewrite(seatId),
      ),
      ...found.deny.map((misuse) => () => deny(misuse)),
      ...found.came.map(
        (stay) => () => change(stay.seatId, (trx, seat) => noteCame(trx, seat, stay)),
      ),
      ...found.gone.map(
        ({ seatId, connectedAt }) =>
          () =>
            change(seatId, async (trx, seat) => {
              if (isStill(seat, connectedAt)) await noteAbsent(trx, seat, 'cut');
            }),
      ),
    ],
    1,
  );
}
