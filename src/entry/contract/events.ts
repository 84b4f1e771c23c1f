import { z } from 'zod';
import { event } from '../../platform/contract/event.ts';
import { id } from '../../platform/contract/values.ts';

const seat = z.strictObject({ seatId: id });

/** In a seat's own stream: what the person at the door may learn. */
export const lobbyAdmitted = event('lobby.admitted', z.strictObject({}));
export const lobbyRefused = event('lobby.refused', z.strictObject({}));
export const lobbyExcluded = event('lobby.excluded', z.strictObject({}));
/** The seat passed to another browser, or its link was renewed: this one holds it no more. */
export const lobbyMoved = event('lobby.moved', z.strictObject({}));
/** What those who wait are told has changed; its words are read with it. */
export const lobbyTold = event('lobby.told', z.strictObject({}));
export const lobbyClosed = event('lobby.closed', z.strictObject({}));

/** In the meeting's stream, for hosts. */
export const seatKnocked = event('seat.knocked', seat);
/** A guest at the door, or inside, is called otherwise now: told to all if they were ever inside. */
export const seatRenamed = event('seat.renamed', seat);
export const seatWithdrew = event('seat.withdrew', seat);
/** A second device opened a personal link: the hosts answer whether it is the same person. */
export const linkSecondHolder = event('link.second_holder', z.strictObject({ requestId: id }));
/** A host answered it, or the link was renewed. */
export const linkAnswered = event('link.answered', z.strictObject({ requestId: id }));
/** The door itself: its rule, whether it was opened, how many are kept out. */
export const doorChanged = event('door.changed', z.strictObject({}));
