import { z } from 'zod';
import { event } from '../../platform/contract/event.ts';
import { id } from '../../platform/contract/values.ts';

const data = z.strictObject({ pollId: id });

/** Events tell that something of a poll changed; what it is now is read by each for themselves. */
export const pollOpened = event('poll.opened', data);
/** Somebody answered by name, or anew. An anonymous answer leaves no event: its instant would be kept. */
export const pollAnswered = event('poll.answered', data);
export const pollClosed = event('poll.closed', data);
/** Its result is shown to all, or no longer, or one of its answers was taken away. */
export const pollShown = event('poll.shown', data);
export const pollDeleted = event('poll.deleted', data);
