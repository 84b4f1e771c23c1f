import type { Actors } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import type { Mail } from '../../platform/server/mail/index.ts';
import { meetingSubject } from '../../meeting/server/index.ts';
import * as routes from '../contract/guest-routes.ts';
import { enterAsGuest, openClassLink } from './class-link.ts';
import type { EntryCore } from './core.ts';
import { mailGuardians, ruleMailing } from './guardians.ts';
import {
  allowGuests,
  inviteGuest,
  readDoor,
  renewClassLink,
  renewGuestLink,
  uninviteGuest,
} from './guests.ts';
import { rotateLinks } from './links.ts';
import { giveMark } from './mark.ts';
import { readEntrySeat } from './seat-view.store.ts';

/** Binds the class link, the guests who come by it, and those whom a teacher invites. */
export function mountGuests(mount: Mount<Actors>, core: EntryCore, mail: Mail): void {
  mount(routes.openClassLink, {
    subject: () => ({}),
    handle: ({ body }) => openClassLink(core, body.secret),
  });
  mount(routes.enterAsGuest, {
    subject: () => ({}),
    handle: async ({ body: { secret, ...name }, request, reply }) => {
      const mark = giveMark(core.config, request, reply);
      const seat = await readEntrySeat(core.db, await enterAsGuest(core, secret, name, mark));
      if (!seat) throw new Problem('not_found');
      return seat;
    },
  });

  const subject = meetingSubject(core);
  mount(routes.readDoor, {
    subject,
    handle: ({ subject: meeting }) => readDoor(core, mail, meeting),
  });
  mount(routes.rotateLinks, {
    subject,
    handle: ({ subject: meeting }) => rotateLinks(core, meeting),
  });
  mount(routes.mailGuardians, {
    subject,
    handle: ({ subject: meeting }) => mailGuardians(core, mail, meeting),
  });
  mount(routes.ruleMailing, {
    subject,
    handle: ({ subject: meeting, body }) => ruleMailing(core, meeting, body.mailsGuardians),
  });
  mount(routes.renewClassLink, {
    subject,
    handle: async ({ subject: meeting }) => ({ link: await renewClassLink(core, meeting) }),
  });
  mount(routes.allowGuests, {
    subject,
    handle: ({ subject: meeting, body }) => allowGuests(core, meeting, body.guests),
  });
  mount(routes.inviteGuest, {
    subject,
    handle: ({ subject: meeting, body }) => inviteGuest(core, meeting, body),
  });
  mount(routes.renewGuestLink, {
    subject,
    handle: ({ subject: meeting, params }) => renewGuestLink(core, meeting, params.guestId),
  });
  mount(routes.uninviteGuest, {
    subject,
    handle: ({ subject: meeting, params }) => uninviteGuest(core, meeting, params.guestId),
  });
}
