import { z } from 'zod';
import { id } from '../../platform/contract/values.ts';

/** More places than this is a webinar. */
const mostPlaces = 500;
/** The people of a large school, twice. */
const mostInvited = 300;

const places = z.int().min(1).max(mostPlaces);
const invitation = z.strictObject({
  by: z.literal('invitation'),
  /** Nobody: whoever of the staff has the address. */
  personIds: z.array(id).max(mostInvited),
});

/** Who comes to a meeting of the staff: those invited, or who reserves one of its places. */
export const coming = z.discriminatedUnion('by', [
  invitation,
  z.strictObject({ by: z.literal('reservation'), places }),
]);
export type Coming = z.output<typeof coming>;

/** The same as who leads it sees it: with how many reserved. */
export const comingView = z.discriminatedUnion('by', [
  invitation,
  z.strictObject({ by: z.literal('reservation'), places, held: z.int(), waiting: z.int() }),
]);
