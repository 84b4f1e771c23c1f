import { z } from 'zod';
import { roles } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { personName } from '../../school/contract/people.ts';
import { suspension } from '../../school/contract/suspension-view.ts';

export const me = z.strictObject({
  personId: id,
  name: personName,
  role: z.enum(roles),
  school: z.strictObject({
    name: z.string(),
    uai: z.string(),
    timeZone: z.string(),
    signed: z.boolean(),
    /** Since when the host has suspended it, and why. */
    suspended: suspension.nullable(),
  }),
  /** What this session may do: all, or first give a second factor, or first set one up. */
  secondFactor: z.enum(['done', 'to_give', 'to_enrol']),
});
export type Me = z.output<typeof me>;

export const signIn = route({
  id: 'session.create',
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with the school’s username and password',
  caller: 'anyone',
  action: 'session.create',
  beforeContract: 'The head signs in to read and accept it',
  beforeSecondFactor: 'sign-in',
  body: z.strictObject({
    username: z.string().min(1).max(120),
    password: z.string().min(1).max(256),
  }),
  reply: z.strictObject({
    me,
    /** How many sign-ins failed since the owner last said that they know, when they are many. */
    failures: z.int().nullable(),
  }),
  errors: ['identity.credentials_refused', 'identity.try_later'],
});

export const readSession = route({
  id: 'session.read',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, if anybody',
  caller: 'anyone',
  action: 'session.read',
  beforeSecondFactor: 'the pages ask what is missing',
  reply: z.strictObject({ me: me.nullable() }),
  errors: [],
});

export const signOut = route({
  id: 'session.end',
  method: 'POST',
  path: '/api/session/end',
  summary: 'Sign out: here, or everywhere; open lessons of the session close at once',
  caller: 'account',
  action: 'session.end',
  beforeContract: 'Whoever signed in may sign out',
  beforeSecondFactor: 'sign-out',
  body: z.strictObject({ everywhere: z.boolean() }),
  reply: null,
  errors: [],
});
