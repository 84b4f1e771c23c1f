import {
  DataPacket_Kind,
  RoomServiceClient,
  ServerError,
  type ParticipantInfo,
} from 'livekit-server-sdk';
import type { Logger } from 'pino';
import type { SeatActor } from '../../../access/contract/actors.ts';
import type { Config } from '../../../platform/server/config.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import { permissionFor } from './grants.ts';

const answerWithinSeconds = 5;

/**
 * The room outlives its last participant long enough for a class that lost its network together to
 * come back to it: a page is reported gone after some 20 s and tries for 84 s.
 */
const departureSeconds = 120;
/** A room that the gate made and that nobody reached; the next connection makes it again. */
const emptySeconds = 300;

export type MediaHealth = 'ok' | 'away';

/**
 * The engine's private API, each call with a time-out, and whether the engine is there: said once
 * in the log when it goes and once when it is back.
 * @throws {Problem} `media_away` from each call that it could not do
 */
export function openEngine(media: Config['media'], log: Logger) {
  const url = media.url.replace(/^ws/, 'http');
  const rooms = new RoomServiceClient(url, media.apiKey, media.apiSecret, {
    requestTimeout: answerWithinSeconds,
    failover: false,
  });
  let health: MediaHealth = 'ok';

  const noteThere = () => {
    if (health === 'away') log.info('the media engine is back');
    health = 'ok';
  };
  const noteAway = (error: unknown) => {
    if (health === 'ok') log.error({ err: error }, 'the media engine does not answer as it should');
    health = 'away';
  };

  /** Asks the engine; what it does not know of is `absent`. */
  const ask = async <T>(call: () => Promise<T>, absent: T): Promise<T> => {
    try {
      const answer = await call();
      noteThere();
      return answer;
    } catch (error) {
      if (error instanceof ServerError && error.code === 'not_found') {
        noteThere();
        return absent;
      }
      // A participant who leaves at that very moment, a node of a cluster that does not answer: the
      // engine itself is there, and may be asked again.
      const isPassing = error instanceof ServerError && error.code === 'unavailable';
      if (!isPassing) noteAway(error);
      throw new Problem('media_away', { cause: error });
    }
  };

  return {
    url: media.url,
    health: () => health,
    noteAway,
    /** Makes a room, or finds it made. */
    makeRoom: (room: string) =>
      ask(
        () =>
          rooms
            .createRoom({
              name: room,
              emptyTimeout: emptySeconds,
              departureTimeout: departureSeconds,
            })
            .then(() => {}),
        undefined,
      ),
    /** Ends a room: everybody in it is out. */
    deleteRoom: (room: string) => ask(() => rooms.deleteRoom(room), undefined),
    rooms: () => ask(async () => (await rooms.listRooms()).map(({ name }) => name), []),
    participants: (room: string): Promise<ParticipantInfo[]> =>
      ask(() => rooms.listParticipants(room), []),
    /** Puts someone out; true when they were there. */
    remove: (room: string, identity: string): Promise<boolean> =>
      ask(() => rooms.removeParticipant(room, identity).then(() => true), false),
    /** Mutes one of somebody's tracks; one that is gone meanwhile is silent too. */
    mute: (room: string, identity: string, track: string) =>
      ask(() => rooms.mutePublishedTrack(room, identity, track, true).then(() => {}), undefined),
    /** Says something to everybody in a room; what is lost on the way is sent again, and kept nowhere. */
    say: (room: string, topic: string, what: Uint8Array) =>
      ask(() => rooms.sendData(room, what, DataPacket_Kind.RELIABLE, { topic }), undefined),
    /** States a seat's rights of this instant, every field; tracks that lost theirs are gone. */
    setRights: (room: string, actor: SeatActor) =>
      ask(
        () =>
          rooms
            .updateParticipant(room, actor.seatId, { permission: permissionFor(actor) })
            .then(() => {}),
        undefined,
      ),
  };
}

export type Engine = ReturnType<typeof openEngine>;
