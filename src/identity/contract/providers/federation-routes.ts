import { z } from 'zod';
import { route } from '../../../platform/contract/route.ts';
import { id } from '../../../platform/contract/values.ts';

const byProvider = z.strictObject({ providerId: id });
const root = '/api/sign-in/providers/:providerId';
const metadata = `${root}/metadata` as const;
const launch = `${root}/launch` as const;
const keys = `${root}/keys` as const;

const named = (path: string) => (providerId: string) => path.replace(':providerId', providerId);
/** Our description for a SAML provider; it is our name there as well. */
export const metadataPath = named(metadata);
/** Where a platform (LTI) announces somebody. */
export const launchPath = named(launch);
/** Our public keys for a platform. */
export const keysPath = named(keys);

export const readMetadata = route({
  id: 'sign-in.metadata',
  method: 'GET',
  path: metadata,
  summary: 'Our description, for a school’s SAML provider',
  caller: 'anyone',
  action: 'provider.enter',
  foreign: 'The provider’s server reads it',
  params: byProvider,
  reply: 'metadata',
  errors: [],
});

export const readKeys = route({
  id: 'sign-in.keys',
  method: 'GET',
  path: keys,
  summary: 'Our public keys, for a school’s platform (LTI)',
  caller: 'anyone',
  action: 'provider.enter',
  foreign: 'The platform’s server reads them',
  params: byProvider,
  reply: z.strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal('RSA'),
        n: z.string(),
        e: z.string(),
        kid: z.string(),
        alg: z.literal('RS256'),
        use: z.literal('sig'),
      }),
    ),
  }),
  errors: [],
});

const announced = {
  caller: 'anyone',
  action: 'provider.enter',
  params: byProvider,
  reply: 'redirect-or-page',
  errors: [],
} as const;

export const beginLaunch = route({
  ...announced,
  id: 'sign-in.launch',
  method: 'GET',
  path: launch,
  summary: 'A platform announces somebody (LTI): the browser goes back to it to sign in',
  foreign: 'The platform’s page sends the browser, with parameters of the protocol',
});

export const beginLaunchByForm = route({
  ...announced,
  id: 'sign-in.launch.form',
  method: 'POST',
  path: launch,
  summary: 'The same, by a form',
  beforeContract: 'signing in',
  foreign: 'The platform’s page posts it, with parameters of the protocol',
});
