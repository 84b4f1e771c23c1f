import { z } from 'zod';
import { event } from '../../platform/contract/event.ts';
import { id } from '../../platform/contract/values.ts';

const seat = z.strictObject({ seatId: id });

/** In a seat's own stream: what the person at the door may learn. */
export const lobbyAdmitted = event('lobby.admitted', z.strictObject({}));
export const lobbyRefused = event('lobby.refused', z.strictObject({}));
export const lobbyExcluded = event('lobby.excluded', z.strictObject({}));
export const lobbyClosed = event('lobby.closed', z.strictObject({}));

/** In the meeting's stream, for hosts. */
export const seatKnocked = event('seat.knocked', seat);
export const seatWithdrew = event('seat.withdrew', seat);
export const linkSecondHolder = event('link.second_holder', z.strictObject({ personId: id }));
