import type { SeatActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import { openMeter } from '../../../platform/server/limits/index.ts';
import { reactionTopic, type Reaction, type ReactionKind } from '../../contract/reactions.ts';

/** What says something to everybody in the room where a seat is; `app/` wires it to the media. */
export type Say = (
  seat: { schoolId: string; meetingId: string; seatId: string },
  topic: string,
  what: Uint8Array,
) => Promise<void>;

/** Enough to clap with, and too little to disturb with. */
const budget = { points: 6, seconds: 10 };

/**
 * Shows a reaction for a moment to those inside. It passes over the media line from the server, which knows
 * whose it is: no seat can send in another's name, nor more than the budget, and nothing is kept.
 * @returns a function that throws `too_many_requests` beyond it, `media_away` without an engine
 */
export function openReactions(say: Say) {
  const pace = openMeter(budget);
  return async (actor: SeatActor, kind: ReactionKind): Promise<void> => {
    const seconds = await pace(actor.seatId);
    if (seconds > 0) throw new Problem('too_many_requests', { params: { seconds } });
    const reaction: Reaction = { seatId: actor.seatId, kind };
    await say(actor, reactionTopic, new TextEncoder().encode(JSON.stringify(reaction)));
  };
}
