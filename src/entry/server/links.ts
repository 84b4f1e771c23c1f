import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import { hashSecret, makeSecret } from '../../platform/server/secrets.ts';
import { lockLinkSeats, lockMeeting } from '../../meeting/server/index.ts';
import { compareNames } from '../../school/contract/names.ts';
import type { GuestLink } from '../contract/guest-routes.ts';
import type { EntryLinkView } from '../contract/routes.ts';
import { findClassLink, setClassLink } from './class-links.store.ts';
import type { EntryCore } from './core.ts';
import { passSeat } from './holding.ts';
import { findExpected, listLinks, replaceLinks } from './links.store.ts';

type MeetingId = { schoolId: string; meetingId: string };

/**
 * The address of a personal link (`/e`) or of a class (`/c`). The secret is a fragment: browsers do not send
 * it, so it is in no log, no referrer and no preview.
 */
const linkAddress = (core: Core, page: '/e' | '/c', secret: string) =>
  new URL(`${page}#${secret}`, core.config.publicUrl).href;

/** The secret in a link that was just made. */
export const secretOf = (link: string) => new URL(link).hash.slice(1);

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
    await lockPlanned(trx, meeting);
    const links = await makeLinks(core, trx, meeting, personIds);
    await letGo(core, trx, meeting, { personIds: links.map(({ person }) => person.personId) });
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
): Promise<EntryLinkView[]> =>
  core.transact(async (trx) => {
    await lockPlanned(trx, meeting);
    return makeLinks(core, trx, meeting, personIds);
  });

/** Every link of a meeting, new; shown this once. */
export type Rotated = { links: EntryLinkView[]; classLink: string | null; guests: GuestLink[] };

/**
 * Renews every link that a meeting has: the pupils', the class's, the guests'. All that browsers hold by the
 * old ones ends at once, inside as at the door.
 * @throws {Problem} `meeting.over`
 */
export async function rotateLinks(core: EntryCore, meeting: MeetingId): Promise<Rotated> {
  return core.transact(async (trx) => {
    await lockPlanned(trx, meeting);
    const had = await listLinks(trx, meeting);
    const pupils = had.some((link) => link.person_id !== null);
    const links = pupils ? await makeLinks(core, trx, meeting, null) : [];
    const guests = await makeGuestLinks(
      core,
      trx,
      meeting,
      had.flatMap(({ guest_id: guestId, family_name: family, given_name: given }) =>
        guestId === null ? [] : [{ guestId, family: family ?? '', given: given ?? '' }],
      ),
    );
    const classLink = (await findClassLink(trx, meeting))
      ? await makeClassLink(core, trx, meeting)
      : null;
    await letGo(core, trx, meeting, null);
    return { links, classLink, guests };
  });
}

/** Makes the class link, or another in its place. */
export async function makeClassLink(core: Core, trx: Trx, meeting: MeetingId): Promise<string> {
  const secret = makeSecret();
  await setClassLink(trx, meeting, hashSecret(secret));
  return linkAddress(core, '/c', secret);
}

/** Makes new links for guests of a meeting, in French alphabetical order. */
export async function makeGuestLinks(
  core: Core,
  trx: Trx,
  meeting: MeetingId,
  guests: readonly { guestId: string; family: string; given: string }[],
): Promise<GuestLink[]> {
  const made = guests.map((guest) => ({ ...guest, secret: makeSecret() }));
  await replaceLinks(
    trx,
    meeting,
    made.map(({ guestId, secret }) => ({ guestId, secretHash: hashSecret(secret) })),
  );
  return made
    .map(({ guestId, family, given, secret }) => ({
      guest: { guestId, name: { family, given, title: null } },
      link: linkAddress(core, '/e', secret),
    }))
    .sort((a, b) => compareNames(a.guest.name, b.guest.name));
}

/** Takes the seats that browsers hold by a link away from them: out at once, and not back by it. */
export async function letGo(
  core: EntryCore,
  trx: Trx,
  meeting: MeetingId,
  of: Parameters<typeof lockLinkSeats>[2],
): Promise<void> {
  for (const seat of await lockLinkSeats(trx, meeting, of))
    if (seat.state !== 'excluded')
      await passSeat(core, trx, seat, { accountId: null, markHash: null });
}

/** The meeting, locked, while there is still something to enter. */
export async function lockPlanned(trx: Trx, { schoolId, meetingId }: MeetingId): Promise<void> {
  const row = await lockMeeting(trx, schoolId, meetingId);
  // A meeting of the staff has neither links nor guests.
  if (!row || row.kind === 'staff') throw new Problem('not_found');
  if (row.state === 'ended' || row.state === 'cancelled') throw new Problem('meeting.over');
}

/** Makes new links for a meeting's expected pupils, or some; in French alphabetical order. */
export async function makeLinks(
  core: Core,
  trx: Trx,
  meeting: MeetingId,
  personIds: readonly string[] | null,
): Promise<EntryLinkView[]> {
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
      link: linkAddress(core, '/e', secret),
      opened: false,
    }));
}
