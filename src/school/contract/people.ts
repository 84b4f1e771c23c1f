import { z } from 'zod';
import { id } from '../../platform/contract/values.ts';

/** A person's name as the school wrote it; `title` (Mme, M.) for adults. */
export const personName = z.strictObject({
  family: z.string(),
  given: z.string(),
  title: z.string().nullable(),
});

export const person = z.strictObject({ personId: id, name: personName });
export type PersonView = z.output<typeof person>;
