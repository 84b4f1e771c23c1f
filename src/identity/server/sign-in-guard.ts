import { Problem } from '../../platform/contract/problems.ts';
import { allowances, mayTry, pauseBefore } from './sign-in-rule.ts';

/** Counts attempts under hidden keys; forgets each key a window after its first attempt. */
export type AttemptCounter = {
  /** Adds one. @returns the count, and the seconds until it is forgotten */
  add: (key: string) => Promise<{ count: number; seconds: number }>;
  takeBack: (key: string) => Promise<void>;
  clear: (key: string) => Promise<void>;
};

/**
 * Where an attempt comes from: a browser where this account is signed in, one where it has signed in
 * before (the hash of its secret), or a source of requests.
 */
export type Place = { session: string } | { browser: string } | { source: string };

const nameOf = (place: Place) => {
  if ('session' in place) return `session ${place.session}`;
  return 'browser' in place ? `browser ${place.browser}` : `source ${place.source}`;
};

export type Attempt = {
  /** How long to wait before the password is looked at, in milliseconds. */
  pauseMs: number;
  /** The password was right: the account's failures here are forgotten. */
  succeeded: () => Promise<void>;
  /** It could not be checked: as if it had not been tried. */
  withdrawn: () => Promise<void>;
};

const none = { count: 0, seconds: 0 };

/**
 * Makes the guard before which each attempt is announced. It counts an attempt before its password is
 * checked, so that a thousand at once do not slip through together.
 * @param hide turns usernames and sources into keys that show neither
 */
export function createSignInGuard(counter: AttemptCounter, hide: (text: string) => string) {
  /**
   * @param username as claimed; one that does not exist is counted alike
   * @throws {Problem} `identity.try_later`, with the seconds to wait
   */
  return async (username: string, place: Place): Promise<Attempt> => {
    const from = nameOf(place);
    const pairKey = `pair:${hide(`${username} ${from}`)}`;
    // What all sources share; a browser where the account is known counts on its own.
    const shared = 'source' in place ? [`source:${hide(from)}`, `account:${hide(username)}`] : [];

    const pair = await counter.add(pairKey);
    const tooMany = () => new Problem('identity.try_later', { params: { seconds: pair.seconds } });
    // Not charged to what others share: whoever insists here slows nobody elsewhere.
    if (pair.count > allowances.pair) throw tooMany();
    const [source = none, account = none] = await Promise.all(shared.map(counter.add));
    const leaveShared = () => Promise.all(shared.map(counter.takeBack));
    const attempts = { ofPair: pair.count, ofSource: source.count, ofAccount: account.count };
    if (!mayTry(attempts)) {
      // A page that asks again and again must not use up what its neighbours share.
      await leaveShared();
      throw tooMany();
    }
    return {
      pauseMs: pauseBefore(attempts),
      succeeded: async () => {
        await Promise.all([counter.clear(pairKey), leaveShared()]);
      },
      withdrawn: async () => {
        await Promise.all([counter.takeBack(pairKey), leaveShared()]);
      },
    };
  };
}

export type SignInGuard = ReturnType<typeof createSignInGuard>;
