import { z } from 'zod';
import { mailFates } from '../../platform/contract/mails.ts';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { person, personName } from '../../school/contract/people.ts';
import { entryLink, entrySeat } from './routes.ts';

const secret = z.string().min(1).max(128);
const meetingId = z.strictObject({ meetingId: id });
/** As typed: what is wrong with it is said by a problem of its own. */
const typedName = { given: z.string().max(200), family: z.string().max(200) };

export const openClassLink = route({
  id: 'link.class.open',
  method: 'POST',
  path: '/api/entry/class-link',
  summary: 'Where a class link leads: to the lesson’s address, and whether guests may knock',
  caller: 'anyone',
  action: 'link.claim',
  body: z.strictObject({ secret }),
  reply: z.strictObject({ meetingId: id, guests: z.boolean() }),
  errors: ['entry.link_unknown', 'entry.too_early'],
});

export const enterAsGuest = route({
  id: 'link.guest',
  method: 'POST',
  path: '/api/entry/guest',
  summary: 'Come to the door as a guest, by a class link whose teacher lets guests knock',
  caller: 'anyone',
  action: 'link.claim',
  body: z.strictObject({ secret, ...typedName }),
  reply: entrySeat,
  errors: [
    'entry.link_unknown',
    'entry.too_early',
    'entry.name_unfit',
    'entry.name_taken',
    'entry.guests_full',
    'entry.excluded',
  ],
});

const guest = z.strictObject({ guestId: id, name: personName });
const guestLink = z.strictObject({ guest, link: z.url() });
export type GuestLink = z.output<typeof guestLink>;

const doorView = z.strictObject({
  /** Pupils who have a link, and whether a browser opened it. */
  pupils: z.array(z.strictObject({ personId: id, opened: z.boolean() })),
  /** Guests invited by name. */
  guests: z.array(guest.extend({ opened: z.boolean() })),
  /** `null` while none was made. */
  classLink: z.strictObject({ guests: z.boolean() }).nullable(),
  /** The class's rule: links leave to the guardians by themselves, before each lesson. */
  mailsGuardians: z.boolean(),
  /** What becomes of a mail here: without a mail server it waits for those who run the school. */
  fate: z.enum(mailFates),
});
export type DoorView = z.output<typeof doorView>;

export const readDoor = route({
  id: 'meeting.links.read',
  method: 'GET',
  path: '/api/meetings/:meetingId/links',
  summary: 'Which links a meeting has, without their secrets',
  caller: 'account',
  action: 'meeting.links',
  params: meetingId,
  reply: doorView,
  errors: [],
});

export const rotateLinks = route({
  id: 'meeting.links.rotate',
  method: 'POST',
  path: '/api/meetings/:meetingId/links/rotate',
  summary:
    'Renew every link of a meeting: all that browsers hold by the old ones ends at once. Shown once',
  caller: 'account',
  action: 'meeting.links',
  params: meetingId,
  reply: z.strictObject({
    links: z.array(entryLink),
    classLink: z.url().nullable(),
    guests: z.array(guestLink),
  }),
  errors: ['meeting.over'],
});

export const mailGuardians = route({
  id: 'meeting.links.mail',
  method: 'POST',
  path: '/api/meetings/:meetingId/links/mail',
  summary:
    'Send each pupil’s new link to the guardians of the register; those without an address are named',
  caller: 'account',
  action: 'meeting.links',
  params: meetingId,
  reply: z.strictObject({
    fate: z.enum(mailFates),
    mailed: z.array(person),
    without: z.array(person),
  }),
  errors: ['meeting.over'],
});

export const ruleMailing = route({
  id: 'meeting.links.mail-rule',
  method: 'POST',
  path: '/api/meetings/:meetingId/links/mail-rule',
  summary:
    'Let the links of this lesson’s class leave to the guardians by themselves, or no longer',
  caller: 'account',
  action: 'meeting.links',
  params: meetingId,
  body: z.strictObject({ mailsGuardians: z.boolean() }),
  reply: null,
  errors: [],
});

export const renewClassLink = route({
  id: 'meeting.class-link.renew',
  method: 'POST',
  path: '/api/meetings/:meetingId/class-link',
  summary: 'Make the class link, or another in its place. Shown once',
  caller: 'account',
  action: 'meeting.links',
  params: meetingId,
  reply: z.strictObject({ link: z.url() }),
  errors: ['meeting.over'],
});

export const allowGuests = route({
  id: 'meeting.class-link.guests',
  method: 'PATCH',
  path: '/api/meetings/:meetingId/class-link',
  summary: 'Let guests knock by the class link of this meeting, or no longer',
  caller: 'account',
  action: 'meeting.links',
  params: meetingId,
  body: z.strictObject({ guests: z.boolean() }),
  reply: null,
  errors: ['meeting.over'],
});

export const inviteGuest = route({
  id: 'meeting.guest.invite',
  method: 'POST',
  path: '/api/meetings/:meetingId/guests',
  summary: 'Invite somebody who is in no register to one meeting: a link of their own, shown once',
  caller: 'account',
  action: 'meeting.links',
  params: meetingId,
  body: z.strictObject(typedName),
  reply: guestLink,
  errors: ['meeting.over', 'entry.name_unfit'],
});

const guestOf = z.strictObject({ meetingId: id, guestId: id });

export const renewGuestLink = route({
  id: 'meeting.guest.renew',
  method: 'POST',
  path: '/api/meetings/:meetingId/guests/:guestId/link',
  summary: 'Make an invited guest’s link anew. Shown once',
  caller: 'account',
  action: 'meeting.links',
  params: guestOf,
  reply: guestLink,
  errors: ['meeting.over'],
});

export const uninviteGuest = route({
  id: 'meeting.guest.uninvite',
  method: 'DELETE',
  path: '/api/meetings/:meetingId/guests/:guestId',
  summary: 'Take an invitation back: the link is dead and the guest out, at once',
  caller: 'account',
  action: 'meeting.links',
  params: guestOf,
  reply: null,
  errors: [],
});
