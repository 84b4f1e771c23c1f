import { z } from 'zod';
import { route } from '../../../platform/contract/route.ts';
import { id } from '../../../platform/contract/values.ts';
import { providerKinds } from './kinds.ts';

const byProvider = z.strictObject({ providerId: id });
const callback = '/api/sign-in/providers/:providerId/callback';

/** The address to which a provider sends people back. */
export const callbackPath = (providerId: string) => callback.replace(':providerId', providerId);

const offered = z.strictObject({
  providerId: id,
  name: z.string(),
  kind: z.enum(providerKinds),
});
export type OfferedProvider = z.output<typeof offered>;

export const offeredProviders = route({
  id: 'sign-in.providers',
  method: 'GET',
  path: '/api/sign-in/providers',
  summary: 'Where one may sign in, for a school’s code, or for the only school',
  caller: 'anyone',
  action: 'provider.enter',
  query: z.strictObject({
    school: z
      .string()
      .regex(/^\d{7}[A-Z]$/)
      .optional(),
  }),
  reply: z.strictObject({
    /** Several schools are here and none was named: ask for its code. */
    asksSchool: z.boolean(),
    providers: z.array(offered),
  }),
  errors: [],
});

export const startSignIn = route({
  id: 'sign-in.provider.start',
  method: 'POST',
  path: '/api/sign-in/providers/:providerId/start',
  summary: 'Begin to sign in at a provider; answers where to go',
  caller: 'anyone',
  action: 'provider.enter',
  beforeContract: 'signing in',
  params: byProvider,
  body: z.strictObject({ returnTo: z.string().max(500).nullable() }),
  reply: z.strictObject({ url: z.string() }),
  errors: ['identity.provider_away', 'identity.provider_address'],
});

export const finishSignIn = route({
  id: 'sign-in.provider.finish',
  method: 'GET',
  path: callback,
  summary: 'Come back from a provider',
  caller: 'anyone',
  action: 'provider.enter',
  foreign: 'The protocols bring the browser back by GET, with parameters of theirs',
  params: byProvider,
  reply: 'redirect',
  errors: [],
});

export const receiveFromProvider = route({
  id: 'sign-in.provider.receive',
  method: 'POST',
  path: callback,
  summary: 'Receive what a provider posts: an answer, or the end of a session',
  caller: 'anyone',
  action: 'provider.enter',
  beforeContract: 'signing in',
  foreign: 'The provider’s page posts the answer, and its server the end of sessions',
  params: byProvider,
  reply: 'redirect-or-nothing',
  errors: [],
});
