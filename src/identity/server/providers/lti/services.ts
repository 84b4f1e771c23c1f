import type { Surroundings } from '../protocol.ts';
import { createPlatformKeys } from './keys.ts';
import { LtiRefusal } from './refusal.ts';
import type { CallService } from './roster.ts';

type Way = Pick<Surroundings, 'outgoing' | 'now'>;

const kept = new WeakMap<Way['outgoing'], ReturnType<typeof createPlatformKeys>>();

/** Fetches a platform's set of keys, whatever it holds. @throws {LtiRefusal} `key` for no JSON */
export async function fetchKeys({ outgoing }: Way, url: string): Promise<unknown> {
  const answer = await outgoing(url, { headers: { accept: 'application/json' } });
  if (answer.status !== 200) throw new LtiRefusal('key');
  try {
    return JSON.parse(await answer.text()) as unknown;
  } catch (error) {
    throw new LtiRefusal('key', error);
  }
}

/** Platforms' public keys, remembered for a while by this server. */
export function platformKeys(way: Way): ReturnType<typeof createPlatformKeys> {
  const known = kept.get(way.outgoing);
  if (known) return known;
  const made = createPlatformKeys((url) => fetchKeys(way, url), way.now);
  kept.set(way.outgoing, made);
  return made;
}

/** Calls a platform's services by the only way out. */
export const serviceCaller =
  ({ outgoing }: Way): CallService =>
  async (url, request) => {
    const answer = await outgoing(url, request);
    return {
      status: answer.status,
      text: await answer.text(),
      link: answer.headers.get('link'),
    };
  };
