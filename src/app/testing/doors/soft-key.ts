import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { accountOf, type DoorScene } from './door.ts';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const base64url = (data: Buffer) => data.toString('base64url');

/** User present, user verified; no extension. @source W3C, Web Authentication Level 3, section 6.1 */
const presentAndVerified = Buffer.from([0x05]);

/** A passkey of somebody's, in software: answers a sign-in's question as a phone would. */
export async function addSoftKey(scene: DoorScene, personId: string) {
  const { here, school } = scene;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  // A COSE key: EC2, ES256, P-256, then the two coordinates (RFC 9053).
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const credentialId = base64url(randomBytes(16));
  const { id: account_id } = await accountOf(scene, personId);
  await here.db
    .insertInto('passkeys')
    .values({
      account_id,
      school_id: school.schoolId,
      credential_id: credentialId,
      public_key: base64url(cose),
      counter: 0,
      name: 'Clé',
      used_at: null,
    })
    .execute();
  const { hostname, origin } = here.app.core.config.publicUrl;
  return (challenge: string) => {
    const clientData = JSON.stringify({ type: 'webauthn.get', challenge, origin });
    const authenticatorData = Buffer.concat([
      sha256(hostname),
      presentAndVerified,
      Buffer.alloc(4),
    ]);
    const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
    return {
      credentialId,
      clientData: base64url(Buffer.from(clientData)),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(sign('sha256', signed, privateKey)),
      userHandle: null,
    };
  };
}
