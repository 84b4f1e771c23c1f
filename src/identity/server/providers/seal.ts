import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from '../keys.ts';

const algorithm = 'aes-256-gcm';
const sizes = { iv: 12, tag: 16 };

/**
 * Makes the seal of what providers entrust to us: a copy of the database opens nothing without the
 * installation's secret, and what was sealed for one place cannot be moved to another.
 * @source NIST SP 800-38D (AES-GCM)
 */
export function createSeal(secret: string) {
  const key = deriveKey(secret, 'identity providers');
  return {
    /** @param place what it is sealed for: only there it opens */
    seal(value: unknown, place: string): string {
      const iv = randomBytes(sizes.iv);
      const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    /** @throws {Error} when it was sealed elsewhere, for another place, or altered */
    open<T>(sealed: string, place: string): T {
      const bytes = Buffer.from(sealed, 'base64url');
      const body = sizes.iv + sizes.tag;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, sizes.iv))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(sizes.iv, body));
      const text = Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]);
      return JSON.parse(text.toString()) as T;
    },
  };
}

export type Seal = ReturnType<typeof createSeal>;
