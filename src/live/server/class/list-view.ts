import type { SeatActor } from '../../../access/contract/actors.ts';
import {
  hasRight,
  type LayeredRights,
  type RightSettings,
} from '../../../access/contract/rights.ts';
import type { ReadyEvent } from '../../../platform/server/events/index.ts';
import { seatAdmitted } from '../../../meeting/contract/events.ts';
import { breakoutsChanged, floorGiven, personRightsSet, rightsSet } from '../../contract/events.ts';
import { type Looker, seenBy } from '../breakouts/seen.ts';
import type { WholeSet } from '../breakouts/set.store.ts';

/** The switches after an event, for one seat; the same when it sets none of theirs. */
function layersAfter(
  layers: LayeredRights,
  seatId: string,
  { type, data }: ReadyEvent,
): LayeredRights {
  const rights = data.rights as RightSettings;
  if (type === rightsSet.type) return { ...layers, [String(data.layer)]: rights };
  if (type === personRightsSet.type && data.seatId === seatId) return { ...layers, person: rights };
  return layers;
}

/** The seat that came to lead, if that is what an event tells once it is completed. */
function newHost({ type, wire }: ReadyEvent): string | null {
  if (type !== seatAdmitted.type) return null;
  const { data } = JSON.parse(wire) as { data: { seatId: string; seat: { role: string } | null } };
  return data.seat?.role === 'host' ? data.seatId : null;
}

/**
 * What one seat may know of who is there, event after event, in their order. While it may not see the list,
 * an event that names another learner's seat is not told; those who lead are always known. What it may is
 * read from the events themselves, so that a switch holds from its very number on.
 * @param hosts seats of those who led when the stream was opened
 */
export function openListView(actor: SeatActor, hosts: Iterable<string>) {
  const isHost = actor.role === 'host';
  const known = new Set([actor.seatId, ...hosts]);
  let layers = actor.rights;
  const seesList = () => hasRight({ ...actor, rights: layers }, 'seeList');
  const looker: Looker = {
    seatId: actor.seatId,
    isHost,
    knows: (seatId) => isHost || known.has(seatId) || seesList(),
  };
  return {
    /** Whether this seat may be told of an event; asked of each one, in their order. */
    sees(event: ReadyEvent): boolean {
      if (isHost) return true;
      layers = layersAfter(layers, actor.seatId, event);
      const host = newHost(event);
      if (host !== null) known.add(host);
      const { seatId } = event.data;
      // The floor given to another is taken from oneself: that is told, by a seat’s random number.
      const isOfSomebody = typeof seatId === 'string' && event.type !== floorGiven.type;
      return !isOfSomebody || looker.knows(seatId);
    },
    /** What this seat is told of an event that it sees: of breakouts, those that are its to know. */
    words({ type, wire }: ReadyEvent): string {
      if (type !== breakoutsChanged.type) return wire;
      const event = JSON.parse(wire) as { data: { breakouts: WholeSet | null } };
      return JSON.stringify({
        ...event,
        data: { breakouts: seenBy(event.data.breakouts, looker) },
      });
    },
  };
}
