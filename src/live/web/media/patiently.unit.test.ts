import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patiently } from './patiently.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const fault = (name: string) => Object.assign(new Error(name), { name });
/** Takes after these faults. */
const after = (...faults: string[]) =>
  vi.fn(async () => {
    const name = faults.shift();
    if (name) throw fault(name);
    return 'camera';
  });
const always = () => true;

it('takes a device that was busy for a moment', async () => {
  const take = after('NotReadableError', 'AbortError');
  const taken = patiently(take, always);
  await vi.runAllTimersAsync();
  expect(await taken).toBe('camera');
  expect(take).toHaveBeenCalledTimes(3);
});

it('publishes what the engine refused for a moment', async () => {
  const publish = after(...Array.from({ length: 4 }, () => 'PublishTrackError'));
  const published = patiently(publish, always, 5);
  await vi.runAllTimersAsync();
  expect(await published).toBe('camera');
});

it('gives up on one that stays busy, and says why', async () => {
  const take = after(...Array.from({ length: 9 }, () => 'NotReadableError'));
  const taken = expect(patiently(take, always)).rejects.toThrow('NotReadableError');
  await vi.runAllTimersAsync();
  await taken;
  expect(take).toHaveBeenCalledTimes(3);
});

it.each(['NotAllowedError', 'NotFoundError', 'OverconstrainedError'])(
  'asks once when the answer is %s',
  async (name) => {
    const take = after(name);
    await expect(patiently(take, always)).rejects.toThrow(name);
    expect(take).toHaveBeenCalledTimes(1);
  },
);

it('does not insist for somebody who wants it no more', async () => {
  const take = after('NotReadableError');
  await expect(patiently(take, () => false)).rejects.toThrow('NotReadableError');
  expect(take).toHaveBeenCalledTimes(1);
});
