import { z } from 'zod';
import { rights } from '../../access/contract/rights.ts';

/** Switches that are set; absent ones are left to the layer before. */
export const rightSettings = z.partialRecord(z.enum(rights), z.boolean());

/** Switches to set; `null` leaves one to the layer before. */
export const rightChanges = z
  .partialRecord(z.enum(rights), z.boolean().nullable())
  .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' });
