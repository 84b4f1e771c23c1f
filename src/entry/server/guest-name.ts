import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { record } from '../../platform/server/events/index.ts';
import { findSeat, lockMeeting, renameGuest } from '../../meeting/server/index.ts';
import { resembles } from '../../school/contract/look-alikes.ts';
import { seatRenamed } from '../contract/events.ts';
import { nameFault, tidyName } from '../contract/guest-name.ts';
import { listHosts } from './class-links.store.ts';
import type { EntryCore } from './core.ts';

export type GuestName = { given: string; family: string };
type MeetingId = { schoolId: string; meetingId: string };

/**
 * Refuses a name that cannot stand in a class, or that the class could take for a teacher's.
 * @throws {Problem} `entry.name_unfit`, `entry.name_taken`
 */
export async function refuseName(trx: Trx, meeting: MeetingId, name: GuestName): Promise<void> {
  const why = nameFault(name.given, name.family);
  if (why !== null) throw new Problem('entry.name_unfit', { params: { why } });
  if (resembles(name, await listHosts(trx, meeting)) !== null)
    throw new Problem('entry.name_taken');
}

/**
 * Corrects the name of a guest who waits or is inside, for everybody who sees it. Guests alone: the register
 * names everybody else.
 * @throws {Problem} `not_found` when the seat is not of this lesson, `entry.named_by_register`, and as `refuseName`
 */
export async function correctGuestName(
  core: EntryCore,
  host: SeatActor,
  { seatId, ...typed }: GuestName & { seatId: string },
): Promise<void> {
  const name = { given: tidyName(typed.given), family: tidyName(typed.family) };
  const { schoolId, meetingId: stream } = host;
  await core.transact(async (trx) => {
    await lockMeeting(trx, schoolId, stream);
    const seat = await findSeat(trx, schoolId, seatId);
    if (seat?.meeting_id !== stream) throw new Problem('not_found');
    if (seat.guest_id === null) throw new Problem('entry.named_by_register');
    await refuseName(trx, host, name);
    await renameGuest(trx, { schoolId, guestId: seat.guest_id }, name);
    // Someone who only waited is known to hosts alone.
    const audience = seat.admitted_at === null ? 'hosts' : 'all';
    await record(trx, seatRenamed, { stream, audience, data: { seatId } });
  });
}
