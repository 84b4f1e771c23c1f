import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../platform/contract/problems.ts';
import { memoryAttempts } from './attempts.store.ts';
import { createSignInGuard, type Place } from './sign-in-guard.ts';
import { allowances, longestPauseMs, windowSeconds } from './sign-in-rule.ts';

const school: Place = { source: '192.0.2.1' };
const elsewhere: Place = { source: '198.51.100.9' };

/** A school's sign-in page: each try says whether the password was checked at all, and what came out. */
function openDoor() {
  const guard = createSignInGuard(memoryAttempts(), (text) => text);
  const attempt = async (username: string, place: Place, right: boolean) => {
    try {
      const entered = await guard(username, place);
      if (right) await entered.succeeded();
      return right ? 'in' : 'refused';
    } catch (error) {
      if (error instanceof Problem && error.code === 'identity.try_later') return 'wait';
      throw error;
    }
  };
  const hammer = async (
    times: number,
    username: string | ((n: number) => string),
    place: Place,
  ) => {
    const outcomes = [];
    for (let n = 0; n < times; n += 1) {
      const name = typeof username === 'string' ? username : username(n);
      outcomes.push(await attempt(name, place, false));
    }
    return outcomes;
  };
  return { attempt, hammer, guard };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the door', () => {
  it('lets 600 pupils in behind one address, each after two mistakes, three times over', async () => {
    const { attempt } = openDoor();
    for (let hour = 0; hour < 3; hour += 1) {
      const pupils = Array.from({ length: 600 }, (_, n) => `pupil${n}`);
      for (const pupil of pupils)
        for (const right of [false, false, true])
          expect(await attempt(pupil, school, right)).toBe(right ? 'in' : 'refused');
      vi.advanceTimersByTime(windowSeconds * 1000);
    }
  });

  it('does not keep an owner out when somebody hammers the account from elsewhere', async () => {
    const { attempt, hammer } = openDoor();
    for (let hour = 0; hour < 3; hour += 1) {
      await hammer(3_000, 'martin', elsewhere);
      expect(await attempt('martin', school, true)).toBe('in');
      vi.advanceTimersByTime((windowSeconds / 2) * 1000);
    }
  });

  it('does not keep an owner out of a browser where the account is signed in', async () => {
    const { attempt, hammer } = openDoor();
    await hammer(100, 'martin', school);
    expect(await attempt('martin', school, true)).toBe('wait');
    expect(await attempt('martin', { session: 's1' }, true)).toBe('in');
  });

  it('checks ten wrong passwords of one account from one place, then makes it wait', async () => {
    const { hammer } = openDoor();
    const outcomes = await hammer(50, 'martin', school);
    expect(outcomes.slice(0, allowances.pair).every((outcome) => outcome === 'refused')).toBe(true);
    expect(outcomes.slice(allowances.pair).every((outcome) => outcome === 'wait')).toBe(true);
  });

  it('limits guesses in a browser where the account is signed in, too', async () => {
    const { hammer } = openDoor();
    expect((await hammer(11, 'martin', { session: 's1' })).at(-1)).toBe('wait');
  });

  it('treats names that do not exist like those that do', async () => {
    const { hammer } = openDoor();
    expect(await hammer(20, 'nobody', school)).toEqual(await hammer(20, 'martin', elsewhere));
  });

  it('opens again a window after the first mistake, however long somebody insists', async () => {
    const { attempt, hammer } = openDoor();
    await hammer(11, 'martin', school);
    vi.advanceTimersByTime((windowSeconds - 1) * 1000);
    expect((await hammer(50, 'martin', school)).at(-1)).toBe('wait');
    vi.advanceTimersByTime(1_000);
    expect(await attempt('martin', school, true)).toBe('in');
  });

  it('says how long to wait', async () => {
    const { guard, hammer } = openDoor();
    await hammer(11, 'martin', school);
    vi.advanceTimersByTime(60_000);
    await expect(guard('martin', school)).rejects.toMatchObject({
      code: 'identity.try_later',
      params: { seconds: windowSeconds - 60 },
    });
  });

  it('is not slipped through by a thousand passwords at once', async () => {
    const { guard } = openDoor();
    const tries = Array.from({ length: 1_000 }, () => guard('martin', school));
    const checked = (await Promise.allSettled(tries)).filter(
      ({ status }) => status === 'fulfilled',
    );
    expect(checked).toHaveLength(allowances.pair);
  });

  it('gets narrower, never shut, for a source that tries one password on every account', async () => {
    const { attempt, hammer } = openDoor();
    await hammer(allowances.source, (n) => `pupil${n}`, school);
    const outcomes = await hammer(10, 'durand', school);
    const checked = outcomes.filter((outcome) => outcome === 'refused');
    expect(checked).toHaveLength(allowances.pairFromBusySource);
    expect(await attempt('martin', school, true)).toBe('in');
  });

  it('does not charge a source for what it did not check', async () => {
    const { hammer } = openDoor();
    await hammer(5_000, 'martin', school);
    const outcomes = await hammer(allowances.pair, 'durand', school);
    expect(outcomes.every((outcome) => outcome === 'refused')).toBe(true);
  });

  it('forgets an owner’s mistakes once they are in', async () => {
    const { attempt, hammer } = openDoor();
    await hammer(9, 'martin', school);
    await attempt('martin', school, true);
    expect((await hammer(10, 'martin', school)).at(-1)).toBe('refused');
  });

  it('slows an account that is tried from everywhere, and leaves its owner some tries', async () => {
    const { attempt, guard } = openDoor();
    for (let n = 0; n < 40; n += 1)
      expect(await attempt('martin', { source: `198.51.100.${n}` }, false)).toBe('refused');
    const owner = await guard('martin', school);
    expect(owner.pauseMs).toBe(longestPauseMs);
    expect(await attempt('martin', school, true)).toBe('in');
    expect((await guard('martin', { session: 's1' })).pauseMs).toBe(0);
    expect((await guard('durand', school)).pauseMs).toBe(0);
  });

  it('leaves each address fewer tries on an account that is tried from everywhere', async () => {
    const { hammer } = openDoor();
    for (let n = 0; n < 10; n += 1) await hammer(10, 'martin', { source: `198.51.100.${n}` });
    const late = await hammer(10, 'martin', { source: '203.0.113.7' });
    const checked = late.filter((outcome) => outcome === 'refused');
    expect(checked).toHaveLength(allowances.pairOnBusyAccount);
  });

  it('does not count what could not be checked', async () => {
    const { guard, attempt } = openDoor();
    for (let n = 0; n < 50; n += 1) await (await guard('martin', school)).withdrawn();
    expect(await attempt('martin', school, true)).toBe('in');
  });
});
