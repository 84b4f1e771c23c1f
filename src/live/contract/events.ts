import { z } from 'zod';
import { mediaSources } from '../../access/contract/actors.ts';
import { event } from '../../platform/contract/event.ts';
import { id } from '../../platform/contract/values.ts';

/** A seat's media line came, or went (a reload, a cut, a closed page). */
export const seatConnected = event('seat.connected', z.strictObject({ seatId: id }));
export const seatDisconnected = event('seat.disconnected', z.strictObject({ seatId: id }));

/** A seat published something other than it declared: that source is taken away. */
export const sourceDenied = event(
  'seat.source_denied',
  z.strictObject({ seatId: id, source: z.enum(mediaSources) }),
);
