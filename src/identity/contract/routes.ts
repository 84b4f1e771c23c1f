import { z } from 'zod';
import { roles } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { personName } from '../../school/contract/people.ts';

const me = z.strictObject({
  personId: id,
  name: personName,
  role: z.enum(roles),
  school: z.strictObject({
    name: z.string(),
    uai: z.string(),
    timeZone: z.string(),
    signed: z.boolean(),
  }),
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
  body: z.strictObject({
    username: z.string().min(1).max(120),
    password: z.string().min(1).max(256),
  }),
  reply: z.strictObject({ me }),
  errors: ['identity.credentials_refused', 'identity.try_later'],
});

export const readSession = route({
  id: 'session.read',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, if anybody',
  caller: 'anyone',
  action: 'session.read',
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
  body: z.strictObject({ everywhere: z.boolean() }),
  reply: null,
  errors: [],
});
