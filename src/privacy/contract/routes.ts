import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { themes } from './promises.ts';
import { register, registerForms } from './register.ts';

const language = z.enum(['fr', 'en']);
/** Documents are written by the server, in the language of whoever reads. */
const inLanguage = z.strictObject({ language });

const promise = z.strictObject({
  id: z.string(),
  theme: z.enum(themes),
  text: z.string(),
  state: z.enum(['proven', 'pending']),
  /** Running tests that prove it: file and title. */
  proofs: z.array(z.strictObject({ file: z.string(), test: z.string() })),
  /** Why there is no proof yet. */
  reason: z.string().nullable(),
});
export type PromiseView = z.output<typeof promise>;

export const readPromises = route({
  id: 'promises.read',
  method: 'GET',
  path: '/api/promises',
  summary: 'What the software promises, and which test proves it',
  caller: 'anyone',
  action: 'promises.read',
  query: inLanguage,
  reply: z.strictObject({ promises: z.array(promise) }),
  errors: [],
});

const cookie = z.strictObject({ name: z.string(), what: z.string(), life: z.string() });

export const readCookies = route({
  id: 'cookies.read',
  method: 'GET',
  path: '/api/cookies',
  summary: 'Every cookie that may be set: what for, how long',
  caller: 'anyone',
  action: 'cookies.read',
  query: inLanguage,
  reply: z.strictObject({ cookies: z.array(cookie) }),
  errors: [],
});

export const readRegister = route({
  id: 'register.read',
  method: 'GET',
  path: '/api/register',
  summary: 'The records of processing (GDPR, article 30): the school’s and its host’s',
  caller: 'account',
  action: 'register.read',
  query: inLanguage,
  reply: register,
  errors: [],
});

export const exportRegister = route({
  id: 'register.export',
  method: 'GET',
  path: '/api/register/export',
  summary: 'One form of the records as CSV text for a spreadsheet',
  caller: 'account',
  action: 'register.read',
  query: z.strictObject({ language, form: z.enum(registerForms) }),
  reply: z.strictObject({ fileName: z.string(), text: z.string() }),
  errors: [],
});
