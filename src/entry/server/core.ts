import type { Core } from '../../platform/server/core.ts';

/** What entry needs beside the platform; `app/` wires it to domains below. */
export type EntryCore = Core & {
  /** Ends a seat's media line and its streams at once, wherever they are. */
  closeLines: (seatId: string) => void;
};
