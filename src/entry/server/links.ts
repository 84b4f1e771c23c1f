import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import { hashSecret, makeSecret } from '../../platform/server/secrets.ts';
import { lockMeeting } from '../../meeting/server/index.ts';
import { compareNames } from '../../school/contract/names.ts';
import type { EntryLinkView } from '../contract/routes.ts';
import { findExpected, replaceLinks } from './links.store.ts';

/**
 * The address of a personal link. The secret is a fragment: browsers do not send it, so it is in
 * no log, no referrer and no preview.
 */
const linkAddress = (publicUrl: URL, secret: string) => new URL(`/e#${secret}`, publicUrl).href;

/**
 * Makes new personal links (256 random bits each, kept as hashes) for a lesson's expected pupils.
 * Their older links die; a pupil who is already inside stays.
 * @param personIds some of the expected pupils, or `null` for all
 * @returns links in French alphabetical order; shown this once
 * @throws {Problem} `meeting.over`
 */
export async function renewLinks(
  core: Core,
  meeting: { schoolId: string; meetingId: string },
  personIds: readonly string[] | null,
): Promise<EntryLinkView[]> {
  return core.transact(async (trx) => {
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
  });
}
