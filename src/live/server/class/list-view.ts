import type { SeatActor } from '../../../access/contract/actors.ts';
import {
  hasRight,
  type LayeredRights,
  type RightSettings,
} from '../../../access/contract/rights.ts';
import type { ReadyEvent } from '../../../platform/server/events/index.ts';
import { seatAdmitted } from '../../../meeting/contract/events.ts';
import { floorGiven, personRightsSet, rightsSet } from '../../contract/events.ts';

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
 * @returns whether this seat may be told of an event; asked of each one
 */
export function openListView(actor: SeatActor, hosts: Iterable<string>) {
  const known = new Set([actor.seatId, ...hosts]);
  let layers = actor.rights;
  return (event: ReadyEvent): boolean => {
    if (actor.role === 'host') return true;
    layers = layersAfter(layers, actor.seatId, event);
    const host = newHost(event);
    if (host !== null) known.add(host);
    const { seatId } = event.data;
    // The floor given to another is taken from oneself: that is told, by a seat’s random number.
    const isOfSomebody =
      typeof seatId === 'string' && !known.has(seatId) && event.type !== floorGiven.type;
    return !isOfSomebody || hasRight({ ...actor, rights: layers }, 'seeList');
  };
}
