import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';

const session = z.strictObject({
  sessionId: id,
  startedAt: instant,
  endsAt: instant,
  current: z.boolean(),
});
const passkey = z.strictObject({
  passkeyId: id,
  name: z.string(),
  createdAt: instant,
  usedAt: instant.nullable(),
});
export type PasskeyView = z.output<typeof passkey>;

const ownAccount = z.strictObject({
  username: z.string(),
  /** Without one, the school's own sign-in is the only way. */
  hasPassword: z.boolean(),
  /** The shortest password that this person may choose. */
  shortest: z.int(),
  sessions: z.array(session),
  passkeys: z.array(passkey),
  secondFactor: z.strictObject({
    /** Heads and administrators cannot do without. */
    required: z.boolean(),
    totp: z.boolean(),
    backupCodes: z.int(),
  }),
  /** Sign-ins by others, or by a slip, that failed since the owner last said that they know. */
  failures: z.strictObject({ count: z.int(), firstAt: instant, lastAt: instant }).nullable(),
});
export type OwnAccount = z.output<typeof ownAccount>;

export const readOwnAccount = route({
  id: 'account.own.read',
  method: 'GET',
  path: '/api/account',
  summary: 'One’s own account: sessions, passkeys, second factor, failed sign-ins',
  caller: 'account',
  action: 'account.own',
  reply: z.strictObject({ account: ownAccount }),
  errors: [],
});

export const changeOwnPassword = route({
  id: 'account.own.password',
  method: 'POST',
  path: '/api/account/password',
  summary: 'Change one’s password: all sessions end but a new one for this browser',
  caller: 'account',
  action: 'account.own',
  beforeContract: 'one’s own sign-in',
  body: z.strictObject({
    current: z.string().min(1).max(256),
    password: z.string().min(1).max(256),
  }),
  reply: null,
  errors: ['identity.password_wrong', 'identity.password_short', 'identity.try_later'],
});

export const endOwnSession = route({
  id: 'account.own.sessions.end',
  method: 'POST',
  path: '/api/account/sessions/:sessionId/end',
  summary: 'End one of one’s sessions',
  caller: 'account',
  action: 'account.own',
  beforeContract: 'one’s own sign-in',
  params: z.strictObject({ sessionId: id }),
  reply: null,
  errors: [],
});

export const endOtherSessions = route({
  id: 'account.own.sessions.end-others',
  method: 'POST',
  path: '/api/account/sessions/end-others',
  summary: 'End all of one’s sessions but this one',
  caller: 'account',
  action: 'account.own',
  beforeContract: 'one’s own sign-in',
  reply: null,
  errors: [],
});

export const forgetFailures = route({
  id: 'account.own.failures.seen',
  method: 'POST',
  path: '/api/account/failures/seen',
  summary: 'Say that one knows of the failed sign-ins: they are forgotten',
  caller: 'account',
  action: 'account.own',
  beforeContract: 'one’s own sign-in',
  reply: null,
  errors: [],
});
