import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const sizes = { iv: 12, tag: 16 };

/**
 * A seal under one key: whoever lacks the key reads nothing and changes nothing unseen, and what was sealed
 * for one place opens nowhere else.
 * @param key 32 bytes
 * @source NIST SP 800-38D (AES-GCM)
 */
export const sealWith = (key: Buffer) => ({
  /** @param place what it is sealed for: only there it opens */
  seal(text: string, place: string): string {
    const iv = randomBytes(sizes.iv);
    const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(text), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  },
  /** @throws {Error} when it was sealed under another key, for another place, or altered */
  open(sealed: string, place: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const body = sizes.iv + sizes.tag;
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, sizes.iv))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(sizes.iv, body));
    return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString();
  },
});

export type TextSeal = ReturnType<typeof sealWith>;
