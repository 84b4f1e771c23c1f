import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id } from '../../platform/contract/values.ts';
import { me } from './routes.ts';

export const code = z.string().trim().min(1).max(40);
export const codes = z.strictObject({ backupCodes: z.array(z.string()) });
const own = {
  caller: 'account',
  action: 'account.own',
  beforeContract: 'one’s own sign-in',
} as const;

export const beginTotp = route({
  id: 'account.own.totp.begin',
  method: 'POST',
  path: '/api/account/totp',
  summary: 'Begin to set up codes by an app: the secret, as text and as the app’s address',
  ...own,
  beforeSecondFactor: 'setting the second factor up',
  reply: z.strictObject({ secret: z.string(), address: z.string() }),
  errors: [],
});

export const confirmTotp = route({
  id: 'account.own.totp.confirm',
  method: 'POST',
  path: '/api/account/totp/confirm',
  summary: 'End setting up by a first code; answers backup codes, shown once',
  ...own,
  beforeSecondFactor: 'setting the second factor up',
  body: z.strictObject({ code }),
  reply: codes,
  errors: ['identity.code_wrong', 'identity.try_later'],
});

export const giveSecondFactor = route({
  id: 'session.second-factor',
  method: 'POST',
  path: '/api/session/second-factor',
  summary: 'Give the second factor for this session: a code of the app, or a backup code',
  ...own,
  beforeSecondFactor: 'giving the second factor',
  body: z.strictObject({ code }),
  reply: z.strictObject({ me }),
  errors: ['identity.code_wrong', 'identity.try_later'],
});

export const renewBackupCodes = route({
  id: 'account.own.totp.backup-codes',
  method: 'POST',
  path: '/api/account/totp/backup-codes',
  summary: 'New backup codes in the place of the old ones, for a code of the app',
  ...own,
  body: z.strictObject({ code }),
  reply: codes,
  errors: ['identity.code_wrong', 'identity.try_later'],
});

export const removeTotp = route({
  id: 'account.own.totp.remove',
  method: 'POST',
  path: '/api/account/totp/remove',
  summary: 'Take the codes by an app away, where nothing demands them',
  ...own,
  body: z.strictObject({ code }),
  reply: null,
  errors: ['identity.code_wrong', 'identity.try_later', 'identity.factor_required'],
});

/** What browsers and the server say to each other about passkeys is WebAuthn’s own (base64url). */
const bytes = z.string().min(1).max(16_384);
const options = z.strictObject({ challengeId: z.string(), options: z.unknown() });
const name = z.string().trim().min(1).max(60);

export const beginPasskey = route({
  id: 'account.own.passkeys.begin',
  method: 'POST',
  path: '/api/account/passkeys/options',
  summary: 'Begin to add a passkey: the options for the browser, good for five minutes, once',
  ...own,
  beforeSecondFactor: 'setting the second factor up',
  reply: options,
  errors: ['identity.passkeys_full'],
});

export const addPasskey = route({
  id: 'account.own.passkeys.add',
  method: 'POST',
  path: '/api/account/passkeys',
  summary: 'Add a passkey that the browser made',
  ...own,
  beforeSecondFactor: 'setting the second factor up',
  body: z.strictObject({
    challengeId: bytes,
    name,
    credentialId: bytes,
    clientData: bytes,
    attestation: bytes,
    transports: z.array(z.string().max(20)).max(8),
  }),
  reply: null,
  errors: ['identity.passkey_refused'],
});

const passkeyId = z.strictObject({ passkeyId: id });

export const renamePasskey = route({
  id: 'account.own.passkeys.rename',
  method: 'PATCH',
  path: '/api/account/passkeys/:passkeyId',
  summary: 'Rename one of one’s passkeys',
  ...own,
  params: passkeyId,
  body: z.strictObject({ name }),
  reply: null,
  errors: [],
});

export const removePasskey = route({
  id: 'account.own.passkeys.remove',
  method: 'DELETE',
  path: '/api/account/passkeys/:passkeyId',
  summary: 'Remove one of one’s passkeys',
  ...own,
  params: passkeyId,
  reply: null,
  errors: ['identity.factor_required'],
});

export const beginPasskeySignIn = route({
  id: 'session.passkey.begin',
  method: 'POST',
  path: '/api/session/passkey/options',
  summary: 'Begin to sign in with a passkey, without a username',
  caller: 'anyone',
  action: 'session.create',
  beforeContract: 'sign-in',
  beforeSecondFactor: 'sign-in',
  reply: options,
  errors: [],
});

export const signInWithPasskey = route({
  id: 'session.passkey.create',
  method: 'POST',
  path: '/api/session/passkey',
  summary: 'Sign in with a passkey: it stands for the password and the second factor',
  caller: 'anyone',
  action: 'session.create',
  beforeContract: 'sign-in',
  beforeSecondFactor: 'sign-in',
  body: z.strictObject({
    challengeId: bytes,
    credentialId: bytes,
    clientData: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullable(),
  }),
  reply: z.strictObject({ me }),
  errors: ['identity.passkey_refused'],
});
