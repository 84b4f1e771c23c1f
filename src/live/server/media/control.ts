import pRetry from 'p-retry';
import type { Logger } from 'pino';
import type { MediaSource, SeatActor } from '../../../access/contract/actors.ts';
import type { Db } from '../../../platform/server/db.ts';
import { takeTurns } from '../../../platform/server/turns.ts';
import type { Engine } from './engine.ts';
import type { LeaveReason } from './frames.ts';
import type { EndedLines } from './lines.ts';
import { mayConnect, sourceOf } from './grants.ts';
import { findRoom, findRooms, findSeat, findSeatsIn, type MediaSeat } from './media.store.ts';
import { stateSeatUntilTrue, stateUntilTrue } from './stated.ts';

type Of = { schoolId: string; meetingId: string; seatIds: string[] | null };

/** Some 6 s in all; what did not get through by then is corrected by the sweep. */
const patience = { retries: 5, minTimeout: 200, factor: 2, maxTimeout: 2_000, unref: true };

/** A change for a whole school reaches hundreds of lessons: not all of them at the same instant. */
const lessonsAtOnce = 8;

/**
 * What other domains ask of the media once they have committed: put out, state rights, end.
 * None of these throws but `quiet` and `say`: the database says what must be, and the sweep makes it so.
 */
export function createControl(deps: {
  db: Db;
  engine: Engine;
  log: Logger;
  /** Ends a seat's lines on this server; every seat's of a meeting when none is named. */
  endLines: (of: EndedLines, reason: LeaveReason) => void;
  /** Who sees whom in a lesson may be another: looked at by the lines of this server. */
  lookAgain: (meetingId: string) => void;
}) {
  const { db, engine, log, endLines, lookAgain } = deps;
  const turn = takeTurns(lessonsAtOnce);

  const insist = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await pRetry(work, patience);
    } catch (error) {
      log.warn({ err: error, action: what }, 'left to the sweep');
    }
  };

  /** Wherever in its lesson a seat may be: a move at this very moment must not save it. */
  const removeFromAll = async ({ seatId, schoolId, meetingId }: SeatActor): Promise<void> => {
    const rooms = await findRooms(db, { schoolId, meetingId });
    await Promise.all(rooms.map((room) => engine.remove(room, seatId)));
  };

  return {
    /** Puts a seat out at once, whatever its state: lines of this server, then the engine. */
    async cut(seatId: string): Promise<void> {
      endLines({ seatId }, 'removed');
      await insist('cut', async () => {
        const seat = await findSeat(db, seatId);
        if (seat) await removeFromAll(seat.actor);
      });
    },
    /**
     * Seats that are in another room now: their pages are told to come again, and the gate sends them there;
     * the engine puts them out of the room where they were, whatever they do. Rooms that are empty for good end.
     */
    async move(
      moves: readonly { seatId: string; from: string }[],
      emptied: readonly string[],
    ): Promise<void> {
      for (const { seatId, from } of moves) endLines({ seatId, room: from }, 'moved');
      await Promise.all(
        moves.map(({ seatId, from }) =>
          insist('move', async () => {
            const seat = await findSeat(db, seatId);
            // Back already, by a later move.
            if (seat?.room !== from) await engine.remove(from, seatId);
          }),
        ),
      );
      await Promise.all(
        emptied.map((room) => insist('end.breakout', () => engine.deleteRoom(room))),
      );
    },
    /** States to the engine the rights of this instant; a seat that may not be there is put out. */
    async permissions(seatId: string): Promise<void> {
      const state = ({ room, actor }: MediaSeat) => {
        lookAgain(actor.meetingId);
        return mayConnect(actor) ? engine.setRights(room, actor) : removeFromAll(actor);
      };
      await insist('permissions', () => stateSeatUntilTrue(db, seatId, state));
    },
    /**
     * The same for everybody in a lesson, or for some: one look at the database, and all of them told
     * to the engine at once.
     */
    async permissionsIn(of: Of): Promise<void> {
      lookAgain(of.meetingId);
      const state = ({ room, actor }: MediaSeat) =>
        mayConnect(actor) ? engine.setRights(room, actor) : engine.remove(room, actor.seatId);
      const read = () => findSeatsIn(db, of);
      await insist('permissions', () => turn(() => stateUntilTrue(read, state)));
    },
    /**
     * Closes the open tracks of one source, of some people or of all who do not lead the lesson. It is a
     * courtesy, not a lock: they may open them again, unless the right is taken away too.
     * @throws {Problem} `media_away` when the engine does not answer: nobody must believe it silent
     */
    async quiet(of: Of, source: MediaSource): Promise<void> {
      const seats = (await findSeatsIn(db, of)).filter(({ actor }) => actor.role !== 'host');
      const meant = new Set(seats.map(({ actor }) => actor.seatId));
      const rooms = [...new Set(seats.map(({ room }) => room))];
      await Promise.all(
        rooms.map(async (room) => {
          const open = (await engine.participants(room))
            .filter(({ identity }) => meant.has(identity))
            .flatMap(({ identity, tracks }) =>
              tracks
                .filter((track) => !track.muted && sourceOf(track.source) === source)
                .map(({ sid }) => ({ identity, sid })),
            );
          await Promise.all(open.map(({ identity, sid }) => engine.mute(room, identity, sid)));
        }),
      );
    },
    /**
     * Says to everybody in the room where a seat is what need not last. Only the server can: seats may send no data.
     * @throws {Problem} `media_away` when the engine does not answer
     */
    async say(
      seat: { schoolId: string; meetingId: string; seatId: string },
      topic: string,
      what: Uint8Array,
    ): Promise<void> {
      const room = await findRoom(db, seat);
      if (room !== null) await engine.say(room, topic, what);
    },
    /** Ends a meeting's rooms, its breakouts' too: everybody is out. */
    async endRoom(meeting: { schoolId: string; meetingId: string }): Promise<void> {
      endLines({ meetingId: meeting.meetingId }, 'roomDeleted');
      await insist('end.room', async () => {
        const rooms = await findRooms(db, meeting);
        await Promise.all(rooms.map((room) => engine.deleteRoom(room)));
      });
    },
  };
}

export type Control = ReturnType<typeof createControl>;
