import type { MediaSource } from '../../../access/contract/actors.ts';
import type { RightSettings } from '../../../access/contract/rights.ts';
import type { PersonName } from '../../../school/contract/names.ts';
import type { HandKind } from '../../contract/hands.ts';
import type { BreakoutSet } from '../../contract/breakout-routes.ts';
import type {
  ClassDoor,
  Classroom,
  ClassSeat,
  DeviceRequest,
  KnockingSeat,
} from '../../contract/routes.ts';

/**
 * What each event of the class carries once the server has completed it with the names that one may read;
 * `null` for somebody whose name is gone since.
 */
export type ClassEventData = {
  'seat.admitted': { seatId: string; seat: ClassSeat | null };
  'seat.knocked': { seatId: string; knocking: KnockingSeat | null };
  'seat.renamed': { seatId: string; name: PersonName | null };
  'seat.withdrew': { seatId: string };
  'seat.left': { seatId: string };
  'seat.removed': { seatId: string };
  'seat.returned': { seatId: string };
  'seat.connected': { seatId: string };
  'seat.disconnected': { seatId: string };
  'seat.source_denied': { seatId: string; source: MediaSource };
  'rights.set': { layer: 'school' | 'class' | 'meeting'; rights: RightSettings };
  'rights.person': { seatId: string; rights: RightSettings };
  'calm.set': { on: boolean };
  'exam.set': { on: boolean };
  'seat.proposed': { seatId: string; source: 'microphone' | 'camera' };
  'hand.raised': { seatId: string; wants: HandKind };
  'hand.lowered': { seatId: string; wants: HandKind };
  'floor.given': { seatId: string | null };
  'timer.set': Pick<Classroom, 'timer'>;
  'pick.set': Pick<Classroom, 'pick'>;
  'spotlight.set': Pick<Classroom, 'spotlight'>;
  'door.changed': { door: ClassDoor | null };
  'breakouts.changed': { breakouts: BreakoutSet | null };
  'meeting.ended': Record<never, never>;
  'link.second_holder': { requestId: string; device: DeviceRequest | null };
  'link.answered': { requestId: string };
};

export type ClassEventType = keyof ClassEventData;

/** An event as it arrives: of a known type, or of one that this page does not know yet. */
export type ClassEvent = { number: number; type: string; data: unknown };

/** Builds an event, for tests and tools. */
export const classEvent = <T extends ClassEventType>(
  number: number,
  type: T,
  data: ClassEventData[T],
): ClassEvent => ({ number, type, data });
