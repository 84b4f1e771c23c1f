import { Problem } from '../../platform/contract/problems.ts';
import type { Mail } from '../../platform/server/mail/index.ts';
import { insertGuest } from '../../meeting/server/index.ts';
import { compareNames } from '../../school/contract/names.ts';
import { nameFault, tidyName } from '../contract/guest-name.ts';
import type { DoorView, GuestLink } from '../contract/guest-routes.ts';
import { findClassLink, setGuests } from './class-links.store.ts';
import type { EntryCore } from './core.ts';
import { letGo, lockPlanned, makeClassLink, makeGuestLinks } from './links.ts';
import { deleteGuestLink, listLinks } from './links.store.ts';
import { mailsByItself } from './mailings.store.ts';
import { listOutsideGuests } from './guests.store.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Which links a meeting has, for its hosts: no secret, which nobody can show a second time. */
export async function readDoor(
  core: EntryCore,
  { fate }: Pick<Mail, 'fate'>,
  meeting: MeetingId,
): Promise<DoorView> {
  const links = await listLinks(core.db, meeting);
  const classLink = await findClassLink(core.db, meeting);
  return {
    pupils: links.flatMap(({ person_id: personId, opened }) =>
      personId === null ? [] : [{ personId, opened }],
    ),
    guests: guestsIn(links),
    classLink: classLink ? { guests: classLink.guests } : null,
    mailsGuardians: await mailsByItself(core.db, meeting),
    fate,
  };
}

const guestsIn = (links: Awaited<ReturnType<typeof listLinks>>): DoorView['guests'] =>
  links
    .flatMap(({ guest_id: guestId, family_name: family, given_name: given, opened }) =>
      guestId === null || family === null || given === null
        ? []
        : [{ guestId, name: { family, given, title: null }, opened }],
    )
    .sort((a, b) => compareNames(a.name, b.name));

/**
 * Invites somebody who is in no register to one meeting: a link of their own, which dies with it.
 * @throws {Problem} `meeting.over`, `entry.name_unfit`
 */
export async function inviteGuest(
  core: EntryCore,
  meeting: MeetingId,
  typed: { given: string; family: string },
): Promise<GuestLink> {
  const name = { given: tidyName(typed.given), family: tidyName(typed.family) };
  const why = nameFault(name.given, name.family);
  if (why !== null) throw new Problem('entry.name_unfit', { params: { why } });
  return core.transact(async (trx) => {
    await lockPlanned(trx, meeting);
    const guestId = await insertGuest(trx, meeting, { ...name, origin: 'invited' });
    const [made] = await makeGuestLinks(core, trx, meeting, [{ guestId, ...name }]);
    if (!made) throw new Error('no link was made');
    return made;
  });
}

/**
 * Makes an invited guest's link anew; what their browser held by the old one ends at once.
 * @throws {Problem} `not_found`, `meeting.over`
 */
export async function renewGuestLink(
  core: EntryCore,
  meeting: MeetingId,
  guestId: string,
): Promise<GuestLink> {
  return core.transact(async (trx) => {
    await lockPlanned(trx, meeting);
    const known = guestsIn(await listLinks(trx, meeting)).find((one) => one.guestId === guestId);
    if (!known) throw new Problem('not_found');
    const { given, family } = known.name;
    const [made] = await makeGuestLinks(core, trx, meeting, [{ guestId, given, family }]);
    await letGo(core, trx, meeting, { guestIds: [guestId] });
    if (!made) throw new Error('no link was made');
    return made;
  });
}

/**
 * Takes an invitation back: the link is dead and the guest out, at once.
 * @throws {Problem} `not_found`
 */
export async function uninviteGuest(
  core: EntryCore,
  meeting: MeetingId,
  guestId: string,
): Promise<void> {
  await core.transact(async (trx) => {
    if (!(await deleteGuestLink(trx, meeting, guestId))) throw new Problem('not_found');
    await letGo(core, trx, meeting, { guestIds: [guestId] });
  });
}

/**
 * Makes the class link, or another: guests who came by the old one and are not inside stand outside again.
 * @throws {Problem} `meeting.over`
 */
export async function renewClassLink(core: EntryCore, meeting: MeetingId): Promise<string> {
  return core.transact(async (trx) => {
    await lockPlanned(trx, meeting);
    const link = await makeClassLink(core, trx, meeting);
    await letGo(core, trx, meeting, { guestIds: await listOutsideGuests(trx, meeting) });
    return link;
  });
}

/**
 * Says whether guests may knock by the class link; it is off until a teacher says so, for this meeting. Off
 * again, those at the door stand outside; those whom the teacher let in stay.
 * @throws {Problem} `not_found` while there is no class link
 */
export async function allowGuests(
  core: EntryCore,
  meeting: MeetingId,
  guests: boolean,
): Promise<void> {
  await core.transact(async (trx) => {
    await lockPlanned(trx, meeting);
    if (!(await setGuests(trx, meeting, guests))) throw new Problem('not_found');
    if (!guests)
      await letGo(core, trx, meeting, { guestIds: await listOutsideGuests(trx, meeting) });
  });
}
