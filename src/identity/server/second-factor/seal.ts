import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deriveKey } from '../keys.ts';

const cipher = 'aes-256-gcm';
const tagBytes = 16;
const nonceBytes = 12;

/** Encrypts what must be read again: a copy of the database alone tells no second factor. */
export function openSealer(installationSecret: string) {
  const key = deriveKey(installationSecret, 'second factors');
  const codeKey = deriveKey(installationSecret, 'backup codes');
  return {
    /** @param owner bound to it: a sealed text moved to another account does not open */
    seal(bytes: Buffer, owner: string): string {
      const nonce = randomBytes(nonceBytes);
      const encryption = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([encryption.update(bytes), encryption.final()]);
      return Buffer.concat([nonce, encryption.getAuthTag(), sealed]).toString('base64url');
    },
    /** @throws {Error} for a text that was changed, or is somebody else's */
    open(text: string, owner: string): Buffer {
      const all = Buffer.from(text, 'base64url');
      const decryption = createDecipheriv(cipher, key, all.subarray(0, nonceBytes))
        .setAAD(Buffer.from(owner))
        .setAuthTag(all.subarray(nonceBytes, nonceBytes + tagBytes));
      const sealed = all.subarray(nonceBytes + tagBytes);
      return Buffer.concat([decryption.update(sealed), decryption.final()]);
    },
    /** What is kept of a backup code. */
    hashCode: (code: string, owner: string): string =>
      createHmac('sha256', codeKey).update(`${owner} ${code}`).digest('base64url'),
  };
}

export type Sealer = ReturnType<typeof openSealer>;
