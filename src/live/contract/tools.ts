import { z } from 'zod';
import { id, instant } from '../../platform/contract/values.ts';

/** A timer (`lastsMs`) or a stopwatch (`null`) that a class sees, by the server’s clock. */
export const timerShape = z.strictObject({
  lastsMs: z.int().nullable(),
  /** What had run before it was last set going. */
  elapsedMs: z.int(),
  /** Since when it runs; `null` while it is paused. */
  runsSince: instant.nullable(),
});
export type Timer = z.output<typeof timerShape>;

export const timerActs = ['start', 'pause', 'resume', 'add', 'stop'] as const;
export type TimerCommand = {
  act: (typeof timerActs)[number];
  /** For `start`: how long, or `null` for a stopwatch; for `add`: how much more, one when `null`. */
  minutes: number | null;
};

/** Who was drawn by lot last (`null`: nobody was left), and whether all see it, or hosts alone. */
export const pickShape = z.strictObject({ seatId: id.nullable(), shown: z.boolean() });
