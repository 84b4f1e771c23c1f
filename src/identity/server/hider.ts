import { createHmac } from 'node:crypto';
import { deriveKey } from './keys.ts';

/** How long one key hides: afterwards nobody can tell that two hashes were one address. */
const rotationMs = 24 * 3600_000;

/**
 * Makes the function that hides what failures are counted under (addresses, usernames): a hash under
 * a key that changes every day, shared by the servers of one installation.
 */
export const hider =
  (secret: string, now: () => Date) =>
  (text: string): string => {
    const day = Math.floor(now().getTime() / rotationMs);
    const key = deriveKey(secret, `failures ${day}`);
    return createHmac('sha256', key).update(text).digest('base64url');
  };
