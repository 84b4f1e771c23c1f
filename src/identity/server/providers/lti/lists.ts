import type { PlatformCheck } from '../../../contract/providers/platform-routes.ts';
import type { Core } from '../../../../platform/server/core.ts';
import type { Providers } from '../open-providers.ts';
import type { Claims, Provider, Surroundings } from '../protocol.ts';
import { toldProblem } from '../ways.ts';
import { readSet } from './keys.ts';
import { judged, platformOf } from './lti.ts';
import { ownKey } from './own-key.ts';
import { LtiRefusal } from './refusal.ts';
import { accessToken, fetchRoster } from './roster.ts';
import { fetchKeys, serviceCaller } from './services.ts';

type Way = Pick<Providers, 'seal'> & { surroundings: Pick<Surroundings, 'outgoing' | 'now'> };

/**
 * The people in a platform's course, as it names them.
 * @throws {Problem} `identity.provider_away`, `identity.provider_address`, `identity.provider_refused`
 */
export const fetchMembers = (
  { seal, surroundings }: Way,
  { db, now }: Pick<Core, 'db' | 'now'>,
  provider: Provider,
  url: string,
): Promise<Claims[]> =>
  told(async () => {
    const members = await fetchRoster(serviceCaller(surroundings), {
      key: await ownKey(db, seal, provider),
      platform: platformOf(provider),
      url,
      now: now(),
    });
    return members.map(({ subject, attributes }) => ({
      subject,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([name, values]) => [name, [...values]]),
      ),
    }));
  });

/** Asks a platform for what can be asked without anybody signing in: its keys, access to its lists. */
export const checkPlatform = (
  { seal, surroundings }: Way,
  { db, now }: Pick<Core, 'db' | 'now'>,
  provider: Provider,
): Promise<PlatformCheck> =>
  told(async () => {
    const platform = platformOf(provider);
    const { names } = readSet(await fetchKeys(surroundings, platform.keysUrl));
    if (platform.tokenUrl === null) return { keys: names.size, lists: 'unused' };
    const key = await ownKey(db, seal, provider);
    const lists = await accessToken(serviceCaller(surroundings), {
      key,
      platform,
      now: now(),
    }).then(
      () => 'granted' as const,
      (error: unknown) => {
        if (error instanceof LtiRefusal) return 'refused' as const;
        throw error;
      },
    );
    return { keys: names.size, lists };
  });

/** Turns what went wrong with a platform into problems that a person can be told. */
async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await judged(run);
  } catch (error) {
    throw toldProblem(error);
  }
}
