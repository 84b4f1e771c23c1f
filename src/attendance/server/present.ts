import type { Core } from '../../platform/server/core.ts';
import { listSeatsInside, type MeetingId } from './course.store.ts';
import { listPresent } from './roll.ts';

/**
 * The seats of those who came: present or late by the roll call as it stands, corrections counted, and inside now.
 * @returns ids of seats, in the order of a French register
 * @throws {Problem} `attendance.not_held` before the lesson is opened
 */
export async function listPresentSeats(core: Core, ids: MeetingId): Promise<string[]> {
  const present = await listPresent(core.db, ids, core.now());
  const inside = await listSeatsInside(core.db, ids);
  return present.flatMap((personId) => inside.get(personId) ?? []);
}
