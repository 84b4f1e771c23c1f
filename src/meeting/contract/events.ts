import { z } from 'zod';
import { event } from '../../platform/contract/event.ts';
import { id } from '../../platform/contract/values.ts';

/** All are in the meeting's own stream, for everybody inside. */
const seat = z.strictObject({ seatId: id });

export const meetingEnded = event('meeting.ended', z.strictObject({}));
/** One goes on in another lesson, made anew or the next: told to each seat that does, with its seat there. */
export const lessonRemade = event('class.remade', seat);
/** Someone is inside: a host came, or a person at the door was admitted. */
export const seatAdmitted = event('seat.admitted', seat);
/** Someone left of their own will. */
export const seatLeft = event('seat.left', seat);
/** Someone was sent out, and may not come back. */
export const seatRemoved = event('seat.removed', seat);
/** Someone was sent back to the door, and waits there. */
export const seatReturned = event('seat.returned', seat);
