import { z } from 'zod';
import { roles } from '../../access/contract/actors.ts';
import { mailFates } from '../../platform/contract/mails.ts';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { person, personName } from '../../school/contract/people.ts';
import { me } from './routes.ts';

/** Whether a person can sign in: `none` has no account, `invited` has not yet chosen a password. */
export const accountStates = ['none', 'invited', 'lapsed', 'active'] as const;
export type AccountState = (typeof accountStates)[number];

const account = z.strictObject({
  personId: id,
  name: personName,
  role: z.enum(roles),
  /** What the person types; `null` without an account. */
  username: z.string().nullable(),
  state: z.enum(accountStates),
  /** Whether an invitation can be mailed. */
  hasEmail: z.boolean(),
});
export type AccountView = z.output<typeof account>;

export const listAccounts = route({
  id: 'account.list',
  // A command by its method alone: a name that is searched must not stand in an address, nor in its logs.
  method: 'POST',
  path: '/api/accounts/search',
  summary: 'People of the school with the state of their accounts, a hundred at most',
  caller: 'account',
  action: 'account.list',
  body: z.strictObject({
    search: z.string().max(80).optional(),
    role: z.enum(roles).optional(),
  }),
  reply: z.strictObject({ accounts: z.array(account), more: z.boolean() }),
  errors: [],
});

const personId = z.strictObject({ personId: id });
const username = z.string().trim().toLowerCase().min(1).max(60);

export const readAccount = route({
  id: 'account.read',
  method: 'GET',
  path: '/api/people/:personId/account',
  summary: 'One person’s account, and the username that would be proposed',
  caller: 'account',
  action: 'account.list',
  params: personId,
  reply: z.strictObject({ account, proposed: z.string() }),
  errors: [],
});

/** Shown once: only a hash of the link's secret is kept. */
const invitation = z.strictObject({
  username: z.string(),
  link: z.url(),
  expiresAt: instant,
  mailed: z.enum([...mailFates, 'no']),
});
export type InvitationView = z.output<typeof invitation>;

export const invite = route({
  id: 'account.invite',
  method: 'POST',
  path: '/api/people/:personId/account/invitation',
  summary:
    'Give a person an account, or renew its invitation: the old password, second factor and sessions die',
  caller: 'account',
  action: 'account.invite',
  params: personId,
  body: z.strictObject({ username: username.nullable(), byMail: z.boolean() }),
  reply: z.strictObject({ invitation }),
  errors: ['identity.username_taken', 'identity.no_email'],
});

const secret = z.string().min(1).max(128);

export const readInvitation = route({
  id: 'invitation.read',
  method: 'POST',
  path: '/api/invitation',
  summary: 'Whom an invitation is for, to whoever holds it',
  caller: 'anyone',
  action: 'invitation.use',
  beforeContract: 'one’s own invitation',
  body: z.strictObject({ secret }),
  reply: z.strictObject({
    username: z.string(),
    name: personName,
    school: z.string(),
    shortest: z.int(),
  }),
  errors: ['identity.invitation_unknown'],
});

export const acceptInvitation = route({
  id: 'invitation.accept',
  method: 'POST',
  path: '/api/invitation/accept',
  summary: 'Choose one’s password by an invitation, once, and be signed in',
  caller: 'anyone',
  action: 'invitation.use',
  beforeContract: 'one’s own invitation',
  body: z.strictObject({ secret, password: z.string().min(1).max(256) }),
  reply: z.strictObject({ me }),
  errors: ['identity.invitation_unknown', 'identity.password_short'],
});

const card = z.strictObject({ person, username: z.string(), password: z.string() });
export type CardView = z.output<typeof card>;

export const makeCards = route({
  id: 'group.cards',
  method: 'POST',
  path: '/api/groups/:groupId/cards',
  summary:
    'Make sign-in cards for the pupils of a group, or some: new passwords, shown once; old ones and their sessions die',
  caller: 'account',
  action: 'group.cards',
  params: z.strictObject({ groupId: id }),
  body: z.strictObject({ personIds: z.array(id).max(500).nullable() }),
  reply: z.strictObject({ group: z.string(), school: z.string(), cards: z.array(card) }),
  errors: ['identity.no_pupil'],
});
