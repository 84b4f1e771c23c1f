import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { hashSecret, makeSecret } from '../../platform/server/secrets.ts';
import { lockLinkSeats, lockMeeting } from '../../meeting/server/index.ts';
import { compareNames } from '../../school/contract/names.ts';
import type { EntryLinkView } from '../contract/routes.ts';
import type { EntryCore } from './core.ts';
import { passSeat } from './holding.ts';
import { findExpected, replaceLinks } from './links.store.ts';

type MeetingId = { schoolId: string; meetingId: string };

/**
 * The address of a personal link. The secret is a fragment: browsers do not send it, so it is in
 * no log, no referrer and no preview.
 */
const linkAddress = (publicUrl: URL, secret: string) => new URL(`/e#${secret}`, publicUrl).href;

/**
 * Makes new personal links (256 random bits each, kept as hashes) for a lesson's expected pupils.
 * Their older links die at once, and with them what browsers hold by them: seat, streams and media.
 * Whoever came by their account stays.
 * @param personIds some of the expected pupils, or `null` for all
 * @returns links in French alphabetical order; shown this once
 * @throws {Problem} `meeting.over`
 */
export async function renewLinks(
  core: EntryCore,
  meeting: MeetingId,
  personIds: readonly string[] | null,
): Promise<EntryLinkView[]> {
  return core.transact(async (trx) => {
    const links = await makeLinks(core, trx, meeting, personIds);
    for (const seat of await lockLinkSeats(trx, meeting, personIds))
      if (seat.state !== 'excluded')
        await passSeat(core, trx, seat, { accountId: null, markHash: null });
    return links;
  });
}

/**
 * The same for links that are handed out again while nothing is wrong with the old ones (the demonstration
 * starts anew): a pupil who is already inside stays.
 */
export const handOutLinks = (
  core: Core,
  meeting: MeetingId,
  personIds: readonly string[] | null,
): Promise<EntryLinkView[]> => core.transact((trx) => makeLinks(core, trx, meeting, personIds));

async function makeLinks(
  core: Core,
  trx: Trx,
  meeting: MeetingId,
  personIds: readonly string[] | null,
): Promise<EntryLinkView[]> {
  const row = await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
  if (!row) throw new Problem('not_found');
  if (row.state === 'ended' || row.state === 'cancelled') throw new Problem('meeting.over');
  const expected = await findExpected(trx, meeting, personIds);
  const made = expected.map((pupil) => ({ ...pupil, secret: makeSecret() }));
  await replaceLinks(
    trx,
    meeting,
    made.map(({ personId, secret }) => ({ personId, secretHash: hashSecret(secret) })),
  );
  return made
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ personId, name, secret }) => ({
      person: { personId, name },
      link: linkAddress(core.config.publicUrl, secret),
      opened: false,
    }));
}
