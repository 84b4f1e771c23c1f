import {
  createLocalJWKSet,
  decodeProtectedHeader,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import { LtiRefusal } from './refusal.ts';

/** Only what a public key of the two kinds that we take has; anything else in the set is left out. */
const publicKey = z.union([
  z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string() }),
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
]);
const keySet = z.object({
  keys: z.array(z.looseObject({ kid: z.string().optional(), use: z.string().optional() })).max(100),
});

/** A set stays good for this long; a key not in it is asked for again, but not more often than that. */
const life = { keptMs: 10 * 60_000, againMs: 60_000 };

type Kept = { set: ReturnType<typeof createLocalJWKSet>; names: Set<string>; at: number };

/**
 * Public keys of platforms, fetched when first needed and when a name is new.
 * @param fetchJson fetches within limits and only from where the server may
 */
export function createPlatformKeys(
  fetchJson: (url: string) => Promise<unknown>,
  now: () => Date,
): (keysUrl: string) => JWTVerifyGetKey {
  const kept = new Map<string, Kept>();

  async function refresh(url: string): Promise<Kept> {
    const fresh = { ...readSet(await fetchJson(url)), at: now().getTime() };
    if (kept.size > 500) kept.clear();
    kept.set(url, fresh);
    return fresh;
  }

  async function find(url: string, name: string): Promise<Kept> {
    const known = kept.get(url);
    const age = known ? now().getTime() - known.at : Infinity;
    const isGood = known && age < (known.names.has(name) ? life.keptMs : life.againMs);
    return isGood ? known : refresh(url);
  }

  return (url) => async (header, token) => {
    const name = header?.kid;
    if (!name) throw new LtiRefusal('key');
    const { set, names } = await find(url, name);
    if (!names.has(name)) throw new LtiRefusal('key');
    return set(header, token);
  };
}

/** The keys of a set that we take, by name. @throws {LtiRefusal} `key` for what is no set of keys */
export function readSet(answer: unknown): Pick<Kept, 'set' | 'names'> {
  const parsed = keySet.safeParse(answer);
  if (!parsed.success) throw new LtiRefusal('key', parsed.error);
  const keys = parsed.data.keys.flatMap(({ kid, use, ...key }) => {
    const read = publicKey.safeParse(key);
    return read.success && kid && (use ?? 'sig') === 'sig' ? [{ ...read.data, kid }] : [];
  });
  return {
    set: createLocalJWKSet({ keys } as JSONWebKeySet),
    names: new Set(keys.map(({ kid }) => kid)),
  };
}

/** The algorithm that a token claims, before anything is believed; `null` when it has no such header. */
export function claimedAlgorithm(token: string): string | null {
  try {
    return decodeProtectedHeader(token).alg ?? null;
  } catch {
    return null;
  }
}
