import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { openStream } from '../../platform/server/events/index.ts';
import { hashSecret } from '../../platform/server/secrets.ts';
import { takeSeat } from '../../meeting/server/index.ts';
import { linkHour } from '../contract/window.ts';
import type { EntryCore } from './core.ts';
import { askForLink } from './devices.ts';
import { passSeat } from './holding.ts';
import { bindLink, lockLink } from './links.store.ts';
import { ownerOf } from './owner.ts';

type Link = NonNullable<Awaited<ReturnType<typeof lockLink>>>;

/**
 * Opens a personal link in a browser: the first browser holds it, a second one is refused and the
 * hosts are told.
 * @param markHash hash of the browser's mark
 * @returns the seat, and its school
 * @throws {Problem} `entry.link_unknown` (also when the lesson is over, or the person shut out), `entry.too_early`,
 *   `entry.link_taken`, `entry.device_refused`, `entry.excluded`
 */
export async function claimLink(
  core: EntryCore,
  secret: string,
  markHash: string,
): Promise<{ seatId: string; schoolId: string }> {
  const outcome = await core.transact(async (trx) => {
    const now = core.now();
    const link = await lockLink(trx, hashSecret(secret), now);
    // What the host has suspended is told to who signs in there; a link is as dead as any.
    if (!link || link.suspended_at !== null) return new Problem('entry.link_unknown');
    if (link.signed_at === null) return new Problem('contract_needed');
    const hour = linkHour(windowOf(link), now);
    if (hour.is === 'over' || !link.owner_active) return new Problem('entry.link_unknown');
    if (hour.is === 'early') return tooEarly(hour.opensAt, now);
    if (link.mark_hash !== null && link.mark_hash !== markHash)
      return refuseSecondHolder(trx, link, markHash, now);
    return takeLinkSeat(core, trx, link, markHash);
  });
  // What was noted about a refusal must be kept: the problem is thrown after the commit.
  if (outcome instanceof Problem) throw outcome;
  return outcome;
}

type Window = Pick<Link, 'state' | 'starts_at' | 'ends_at' | 'opens_before_minutes'>;

export const windowOf = (link: Window) => ({
  state: link.state,
  startsAt: link.starts_at,
  endsAt: link.ends_at,
  opensBeforeMinutes: link.opens_before_minutes,
});

export const tooEarly = (opensAt: Date, now: Date) =>
  new Problem('entry.too_early', {
    params: {
      opensAt: opensAt.toISOString(),
      seconds: Math.ceil((opensAt.getTime() - now.getTime()) / 1000),
    },
  });

async function refuseSecondHolder(trx: Trx, link: Link, markHash: string, now: Date) {
  const asking = await askForLink(trx, link, markHash, now);
  return new Problem(asking === 'refused' ? 'entry.device_refused' : 'entry.link_taken');
}

async function takeLinkSeat(core: EntryCore, trx: Trx, link: Link, markHash: string) {
  const schoolId = link.school_id;
  const { row, isNew } = await takeSeat(trx, {
    schoolId,
    meetingId: link.meeting_id,
    ...ownerOf(link),
    state: 'claimed',
    accountId: null,
    markHash,
  });
  if (row.state === 'excluded') return new Problem('entry.excluded');
  // Whoever signed in as this person holds the seat: a link found elsewhere must not take it away.
  if (row.account_id !== null) return refuseSecondHolder(trx, link, markHash, core.now());
  if (link.mark_hash === null)
    await bindLink(trx, { schoolId, linkId: link.id }, markHash, core.now());
  if (isNew) await openStream(trx, row.id);
  // A new link took the place of the old one: the seat changes browsers, and knocks again.
  else if (row.mark_hash !== markHash)
    await passSeat(core, trx, row, { accountId: null, markHash });
  return { seatId: row.id, schoolId };
}
