import { randomBytes } from 'node:crypto';
import { Problem } from '../../contract/problems.ts';

const form = /^[0-9a-f]{40}$/;
const ownerForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A new key: 160 random bits. */
export const makeKey = (): string => randomBytes(20).toString('hex');

/**
 * Where an owner's files lie, below the store's root.
 * @throws {Problem} `not_found` for what is no owner's id
 */
export function areaOf(owner: string): string {
  if (!ownerForm.test(owner)) throw new Problem('not_found');
  return `of/${owner}`;
}

/**
 * Where a key's file lies, below the store's root. What is not a key of ours is nowhere, so that no text can
 * name another place.
 * @throws {Problem} `not_found`
 */
export function placeOf(owner: string, key: string): string {
  if (!form.test(key)) throw new Problem('not_found');
  return `${areaOf(owner)}/${key.slice(0, 2)}/${key}`;
}
