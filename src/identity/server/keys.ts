import { hkdfSync } from 'node:crypto';

/**
 * A key for one use, derived from the installation's secret.
 * @param use names the use; two uses never share a key
 * @returns 32 bytes
 * @source RFC 5869 (HKDF)
 */
export const deriveKey = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `preau identity ${use}`, 32));
