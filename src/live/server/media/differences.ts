import { ParticipantInfo_State, type ParticipantInfo } from 'livekit-server-sdk';
import type { MediaSource, SeatActor } from '../../../access/contract/actors.ts';
import { holdsPermission, mayConnect, misusedSource } from './grants.ts';

/** A seat named by the engine; `held`: somebody still holds it. */
export type SweptSeat = { actor: SeatActor; held: boolean };

/** Someone's stay in a room, as the engine numbers it. */
export type Stay = { seatId: string; sid: string; joinedAt: Date };

/** What to correct in one room. */
export type Differences = {
  /** Identities to put out. */
  remove: string[];
  /** Seats whose rights the engine holds wrong. */
  rewrite: SeatActor[];
  /** Sources to take from seats that misuse them. */
  deny: { seatId: string; source: MediaSource }[];
  /** Seats that are there, and count as absent or as having come earlier. */
  came: Stay[];
  /** Seats that count as connected, and are not there. */
  gone: { seatId: string; connectedAt: Date }[];
};

/** Where and since when the engine has somebody. */
export const stayOf = (participant: ParticipantInfo): Stay => ({
  seatId: participant.identity,
  sid: participant.sid,
  joinedAt: new Date(Number(participant.joinedAtMs)),
});

/**
 * Compares what the engine lists with the seats. Pure.
 * @param room.participants as listed
 * @param room.seats the seats bearing their identities, read after the listing
 * @param room.connected seats counted as connected, read before the listing
 */
export function differences(room: {
  participants: readonly ParticipantInfo[];
  seats: readonly SweptSeat[];
  connected: ReadonlyMap<string, Date>;
}): Differences {
  const seats = new Map(room.seats.map((seat) => [seat.actor.seatId, seat]));
  const found: Differences = { remove: [], rewrite: [], deny: [], came: [], gone: [] };
  const there = new Set<string>();
  for (const participant of room.participants) {
    const { identity } = participant;
    if (participant.state === ParticipantInfo_State.DISCONNECTED) continue;
    const seat = seats.get(identity);
    if (!seat?.held || !mayConnect(seat.actor)) {
      found.remove.push(identity);
      continue;
    }
    for (const track of participant.tracks) {
      const source = misusedSource(track);
      if (source !== null) found.deny.push({ seatId: identity, source });
    }
    if (!holdsPermission(participant.permission, seat.actor)) found.rewrite.push(seat.actor);
    if (participant.state !== ParticipantInfo_State.ACTIVE) continue;
    there.add(identity);
    const stay = stayOf(participant);
    const since = room.connected.get(identity);
    if (since === undefined || since < stay.joinedAt) found.came.push(stay);
  }
  for (const [seatId, connectedAt] of room.connected)
    if (!there.has(seatId)) found.gone.push({ seatId, connectedAt });
  return found;
}
