import type { AuthenticatorTransportFuture } from '@simplewebauthn/server';
import type { AccountActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { RouteInput } from '../../../platform/contract/route.ts';
import type { Core } from '../../../platform/server/core.ts';
import { findUsername } from '../accounts.store.ts';
import { markSession } from '../second-factor/second-factor.store.ts';
import type { addPasskey, signInWithPasskey } from '../../contract/second-factor.ts';
import { deleteOldChallenges, keepChallenge, takeChallenge } from './challenges.store.ts';
import { findPasskey, insertPasskey, listPasskeys, notePasskeyUse } from './passkeys.store.ts';

type Parts = Pick<Core, 'config' | 'db' | 'now'>;

/** Loaded with the first passkey: certificates of all sorts are large. */
const library = () => import('@simplewebauthn/server');

const mostPasskeys = 10;
const adding = (actor: AccountActor) => `passkey-add ${actor.sessionId}`;
const signingIn = 'passkey-sign-in';

/** A passkey is bound to this name, which never changes with a port or a path. */
const here = ({ publicUrl }: Core['config']) => ({
  rpID: publicUrl.hostname,
  origin: publicUrl.origin,
});

/** @throws {Problem} `identity.passkeys_full` */
export async function passkeyOptions({ config, db, now }: Parts, actor: AccountActor) {
  const known = await listPasskeys(db, actor);
  if (known.length >= mostPasskeys) throw new Problem('identity.passkeys_full');
  await deleteOldChallenges(db, now());
  const username = (await findUsername(db, actor)) ?? '';
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpName: 'Préau',
    rpID: here(config).rpID,
    // What the authenticator keeps and shows: no name, and an id that says nothing.
    userID: new TextEncoder().encode(actor.accountId),
    userName: username,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { challengeId: await keepChallenge(db, adding(actor), options.challenge, now()), options };
}

/**
 * Adds a passkey that the browser made for this session's question. It shows the second factor, too.
 * @throws {Problem} `identity.passkey_refused`
 */
export async function addPasskeyOf(
  { config, db, now }: Parts,
  actor: AccountActor,
  answer: RouteInput<typeof addPasskey>['body'],
): Promise<void> {
  const challenge = await takeChallenge(db, adding(actor), answer.challengeId, now());
  if (challenge === null) throw new Problem('identity.passkey_refused');
  const { rpID, origin } = here(config);
  const { verifyRegistrationResponse } = await library();
  const { registrationInfo } = await orRefused(() =>
    verifyRegistrationResponse({
      response: {
        ...credential(answer.credentialId),
        response: { clientDataJSON: answer.clientData, attestationObject: answer.attestation },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    }),
  );
  if (!registrationInfo) throw new Problem('identity.passkey_refused');
  const made = registrationInfo.credential;
  const isNew = await insertPasskey(db, actor, {
    credentialId: made.id,
    publicKey: Buffer.from(made.publicKey).toString('base64url'),
    counter: made.counter,
    transports: answer.transports,
    name: answer.name,
  });
  if (!isNew) throw new Problem('identity.passkey_refused');
  await markSession(db, actor, now());
}

/** The question for a sign-in; it names no account, so that it tells of none. */
export async function passkeySignInOptions({ config, db, now }: Parts) {
  await deleteOldChallenges(db, now());
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({
    rpID: here(config).rpID,
    userVerification: 'required',
  });
  return { challengeId: await keepChallenge(db, signingIn, options.challenge, now()), options };
}

/**
 * Whose passkey answered a sign-in's question. It was unlocked by its owner (a finger, a code), so that it
 * stands for password and second factor both.
 * @throws {Problem} `identity.passkey_refused`
 */
export async function checkPasskey(
  { config, db, now }: Parts,
  answer: RouteInput<typeof signInWithPasskey>['body'],
): Promise<{ schoolId: string; accountId: string }> {
  const challenge = await takeChallenge(db, signingIn, answer.challengeId, now());
  const passkey = await findPasskey(db, answer.credentialId);
  if (challenge === null || !passkey) throw new Problem('identity.passkey_refused');
  const { rpID, origin } = here(config);
  const { verifyAuthenticationResponse } = await library();
  const { verified, authenticationInfo } = await orRefused(() =>
    verifyAuthenticationResponse({
      response: {
        ...credential(answer.credentialId),
        response: {
          clientDataJSON: answer.clientData,
          authenticatorData: answer.authenticatorData,
          signature: answer.signature,
          ...(answer.userHandle !== null && { userHandle: answer.userHandle }),
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
        counter: passkey.counter,
        transports: passkey.transports as AuthenticatorTransportFuture[],
      },
    }),
  );
  const used = { schoolId: passkey.school_id, passkeyId: passkey.id };
  if (!verified || !(await notePasskeyUse(db, used, authenticationInfo.newCounter, now())))
    throw new Problem('identity.passkey_refused');
  return { schoolId: passkey.school_id, accountId: passkey.account_id };
}

const credential = (id: string) =>
  ({ id, rawId: id, type: 'public-key', clientExtensionResults: {} }) as const;

/** The library throws for whatever does not fit; to the browser each is one same refusal. */
async function orRefused<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (cause) {
    throw new Problem('identity.passkey_refused', { cause });
  }
}
