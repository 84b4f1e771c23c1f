import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { openStream } from '../../platform/server/events/index.ts';
import { hashSecret } from '../../platform/server/secrets.ts';
import {
  countGuests,
  findGuestSeat,
  insertGuest,
  renameGuest,
  takeSeat,
} from '../../meeting/server/index.ts';
import { tidyName } from '../contract/guest-name.ts';
import { linkHour } from '../contract/window.ts';
import { tooEarly, windowOf } from './claim.ts';
import { lockClassLink } from './class-links.store.ts';
import type { EntryCore } from './core.ts';
import { refuseName, type GuestName } from './guest-name.ts';

/** More guests than this come by a link that went astray: it is to be renewed. */
const mostGuests = 100;

type ClassLink = NonNullable<Awaited<ReturnType<typeof lockClassLink>>>;

/** The class link of a secret, at an hour when it leads somewhere. */
async function openedLink(core: EntryCore, trx: Trx, secret: string): Promise<ClassLink> {
  const link = await lockClassLink(trx, hashSecret(secret));
  if (!link || link.suspended_at !== null) throw new Problem('entry.link_unknown');
  if (link.signed_at === null) throw new Problem('contract_needed');
  const hour = linkHour(windowOf(link), core.now());
  if (hour.is === 'over') throw new Problem('entry.link_unknown');
  if (hour.is === 'early') throw tooEarly(hour.opensAt, core.now());
  return link;
}

/**
 * Where a class link leads: to sign-in, and guests to the lobby when the teacher lets them. Nothing of the
 * class is told, and nothing changes.
 * @throws {Problem} `entry.link_unknown` (also when the lesson is over), `entry.too_early`
 */
export const openClassLink = (core: EntryCore, secret: string) =>
  core.transact(async (trx) => {
    const { meeting_id: meetingId, guests } = await openedLink(core, trx, secret);
    return { meetingId, guests };
  });

/**
 * Brings a guest to the door by the class link, under the name that they give: a stranger, whom only the
 * teacher lets in. One browser is one guest; the name can be corrected until the first knock.
 * @throws {Problem} as `openClassLink`, and `entry.name_unfit`, `entry.name_taken`, `entry.guests_full`,
 *   `entry.excluded`
 */
export async function enterAsGuest(
  core: EntryCore,
  secret: string,
  typed: GuestName,
  markHash: string,
): Promise<{ seatId: string; schoolId: string }> {
  const name = { given: tidyName(typed.given), family: tidyName(typed.family) };
  return core.transact(async (trx) => {
    const link = await openedLink(core, trx, secret);
    if (!link.guests) throw new Problem('entry.link_unknown');
    const meeting = { schoolId: link.school_id, meetingId: link.meeting_id };
    const known = await findGuestSeat(trx, meeting, markHash);
    if (known?.state === 'excluded') throw new Problem('entry.excluded');
    if (known && known.knocked_at !== null) return { seatId: known.id, schoolId: link.school_id };
    await refuseName(trx, meeting, name);
    if (known) {
      await renameGuest(trx, { schoolId: link.school_id, guestId: known.guest_id }, name);
      return { seatId: known.id, schoolId: link.school_id };
    }
    return seatGuest(trx, meeting, name, markHash);
  });
}

type MeetingId = { schoolId: string; meetingId: string };

async function seatGuest(trx: Trx, meeting: MeetingId, name: GuestName, markHash: string) {
  if ((await countGuests(trx, meeting)) >= mostGuests) throw new Problem('entry.guests_full');
  const guestId = await insertGuest(trx, meeting, { ...name, origin: 'class_link' });
  const { row } = await takeSeat(trx, {
    ...meeting,
    guestId,
    role: 'guest',
    state: 'claimed',
    accountId: null,
    markHash,
  });
  await openStream(trx, row.id);
  return { seatId: row.id, schoolId: meeting.schoolId };
}
