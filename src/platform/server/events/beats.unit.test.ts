import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { beatWithOthers } from './beats.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('beats every ten seconds, the first time ten seconds from now', async () => {
  const beat = vi.fn();
  const stop = beatWithOthers(beat);
  await vi.advanceTimersByTimeAsync(9_749);
  expect(beat).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(251);
  expect(beat).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(beat).toHaveBeenCalledTimes(4);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(beat).toHaveBeenCalledTimes(4);
});

it('those of an instant beat together, others in turns of their own; the last who stops leaves no clock', async () => {
  const beats: string[] = [];
  const join = (name: string) => beatWithOthers(() => void beats.push(name));
  const stops = [join('a'), join('b')];
  await vi.advanceTimersByTimeAsync(5_000);
  stops.push(join('c'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(beats).toEqual(['a', 'b', 'c']);
  expect(vi.getTimerCount()).toBe(1);
  for (const stop of stops) stop();
  expect(vi.getTimerCount()).toBe(0);
});
