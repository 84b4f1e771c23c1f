import { z } from 'zod';
import { instant } from '../../platform/contract/values.ts';

/** A lesson that is over, as it is named where somebody looks at what is left of it. */
export const lessonOver = z.strictObject({
  title: z.string(),
  /** `null` for a meeting of the staff. */
  group: z.string().nullable(),
  startsAt: instant,
  endsAt: instant,
});
export type LessonOver = z.output<typeof lessonOver>;
