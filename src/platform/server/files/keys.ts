import { randomBytes } from 'node:crypto';
import { Problem } from '../../contract/problems.ts';

const form = /^[0-9a-f]{40}$/;

/** A new key: 160 random bits. */
export const makeKey = (): string => randomBytes(20).toString('hex');

/**
 * Where a key's file lies, below the store's root. What is not a key of ours is nowhere, so that no text can
 * name another place.
 * @throws {Problem} `not_found`
 */
export function placeOf(key: string): string {
  if (!form.test(key)) throw new Problem('not_found');
  return `${key.slice(0, 2)}/${key}`;
}
