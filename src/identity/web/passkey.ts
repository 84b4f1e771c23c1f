import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { caller } from '../../platform/web/index.ts';
import type { Me } from '../contract/routes.ts';
import type {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  signInWithPasskey,
} from '../contract/second-factor.ts';

const callBegin = caller<typeof beginPasskey>('POST /api/account/passkeys/options');
const callAdd = caller<typeof addPasskey>('POST /api/account/passkeys');
const callBeginSignIn = caller<typeof beginPasskeySignIn>('POST /api/session/passkey/options');
const callSignIn = caller<typeof signInWithPasskey>('POST /api/session/passkey');

/** Does this browser know passkeys? */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in globalThis;

/** Loaded when somebody asks for it: few do. */
const library = () => import('@simplewebauthn/browser');

/** The person closed the browser's question: nothing failed. */
export const wasGivenUp = (error: unknown): boolean =>
  error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name);

/** Has the browser make a passkey, and adds it to the account. */
export async function makePasskey(name: string): Promise<void> {
  const { challengeId, options } = await callBegin({});
  const { startRegistration } = await library();
  const made = await startRegistration({
    optionsJSON: options as PublicKeyCredentialCreationOptionsJSON,
  });
  await callAdd({
    body: {
      challengeId,
      name,
      credentialId: made.id,
      clientData: made.response.clientDataJSON,
      attestation: made.response.attestationObject,
      transports: made.response.transports ?? [],
    },
  });
}

/** Has the browser answer with a passkey that it knows, and signs in by it. */
export async function enterByPasskey(): Promise<Me> {
  const { challengeId, options } = await callBeginSignIn({});
  const { startAuthentication } = await library();
  const answer = await startAuthentication({
    optionsJSON: options as PublicKeyCredentialRequestOptionsJSON,
  });
  const { me } = await callSignIn({
    body: {
      challengeId,
      credentialId: answer.id,
      clientData: answer.response.clientDataJSON,
      authenticatorData: answer.response.authenticatorData,
      signature: answer.response.signature,
      userHandle: answer.response.userHandle ?? null,
    },
  });
  return me;
}
