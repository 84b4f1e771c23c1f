import { describe, expect, it } from 'vitest';
import { type FrameSample, judge, STALL_MS, type WatchState } from './watchdog.ts';

/** How often a camera with these counts, one every two seconds, is found standing still. */
function stalls(counts: readonly number[]): number {
  let state: WatchState = { moved: null };
  let found = 0;
  counts.forEach((frames, index) => {
    const sample: FrameSample = { frames, at: index * 2_000 };
    const judged = judge(state, sample);
    state = judged.next;
    if (judged.isStalled) found += 1;
  });
  return found;
}

describe('a camera that is on', () => {
  it('is left alone while it gives pictures, however few', () =>
    expect(stalls([1, 2, 3, 3, 4, 4, 5])).toBe(0));

  it('is found standing still after some seconds', () => expect(stalls([9, 9, 9, 9])).toBe(1));

  it('gets the same time again after it was opened anew', () => {
    const looks = STALL_MS / 2_000;
    expect(stalls(Array.from({ length: looks + 1 + looks - 1 }, () => 9))).toBe(1);
    expect(stalls(Array.from({ length: looks * 2 + 1 }, () => 9))).toBe(2);
  });

  it('may begin counting from the start', () => expect(stalls([90, 90, 90, 2, 2, 2])).toBe(0));
});
