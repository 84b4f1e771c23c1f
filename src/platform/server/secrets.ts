import { createHash, randomBytes } from 'node:crypto';

/** A random secret for an address or a cookie: 32 bytes (256 bits), base64url. */
export const makeSecret = () => randomBytes(32).toString('base64url');

/** What is kept of a secret: SHA-256, hexadecimal. A random 256-bit secret needs no slow hash. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex');
