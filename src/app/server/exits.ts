import { endStreamsLater, type Topic } from '../../platform/server/events/index.ts';

/**
 * What ends for a seat at once when it is out (excluded, sent back, gone elsewhere), on the server where it
 * is: the one port for it. A domain that gives a seat something that lasts joins this list.
 */
export type Exit = { what: string; leave: (seatId: string) => void };

/** Time for the event that ends a seat's streams to reach them: it says why. */
const farewellMs = 1_000;

export const streamsExit: Exit = {
  what: 'streams that missed the event',
  leave: (seatId) => endStreamsLater(`seat:${seatId}` satisfies Topic, farewellMs),
};

/** Takes a seat out of everything. One exit that fails leaves the others to be taken. */
export function takeOut(
  exits: readonly Exit[],
  seatId: string,
  onFailure: (what: string, error: unknown) => void,
): void {
  for (const { what, leave } of exits)
    try {
      leave(seatId);
    } catch (error) {
      onFailure(what, error);
    }
}
