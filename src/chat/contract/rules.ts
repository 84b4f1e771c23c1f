import { z } from 'zod';

/** Seconds that one waits between two messages of one's own; 0: no waiting. */
export const slowChoices = [0, 10, 30, 60] as const;

/** What holds for the messages of all lessons of a class. */
export const chatRule = z.strictObject({
  /** Who comes late reads what was said to all before. */
  lateReads: z.boolean(),
  /** Pupils and guests may send addresses, and theirs can be followed. */
  pupilLinks: z.boolean(),
  slowSeconds: z.literal(slowChoices),
});
export type ChatRule = z.output<typeof chatRule>;

/** Until somebody sets another: the safest one. */
export const firstRule: ChatRule = { lateReads: false, pupilLinks: false, slowSeconds: 0 };

/** What is no class's: colleagues who write to each other as adults do. */
export const ruleOfStaff: ChatRule = { lateReads: true, pupilLinks: true, slowSeconds: 0 };
