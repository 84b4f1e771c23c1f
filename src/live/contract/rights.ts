import { z } from 'zod';
import { rights } from '../../access/contract/rights.ts';

/** Switches that are set; absent ones are left to the layer before. */
export const rightSettings = z.partialRecord(z.enum(rights), z.boolean());

/** Switches to set; `null` leaves one to the layer before. */
export const rightChanges = z
  .partialRecord(z.enum(rights), z.boolean().nullable())
  .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' });

/** Switches as they are set, layer by layer; a layer that does not concern what is asked says nothing. */
export const layers = z.strictObject({
  school: rightSettings,
  class: rightSettings,
  meeting: rightSettings,
});
export type Layers = z.output<typeof layers>;
