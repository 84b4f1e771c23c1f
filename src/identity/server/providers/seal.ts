import { sealWith } from '../../../platform/server/seal.ts';
import { deriveKey } from '../keys.ts';

/**
 * Makes the seal of what providers entrust to us: a copy of the database opens nothing without the
 * installation's secret, and what was sealed for one place cannot be moved to another.
 */
export function createSeal(secret: string) {
  const box = sealWith(deriveKey(secret, 'identity providers'));
  return {
    /** @param place what it is sealed for: only there it opens */
    seal: (value: unknown, place: string): string => box.seal(JSON.stringify(value), place),
    /** @throws {Error} when it was sealed elsewhere, for another place, or altered */
    open: <T>(sealed: string, place: string): T => JSON.parse(box.open(sealed, place)) as T,
  };
}

export type Seal = ReturnType<typeof createSeal>;
