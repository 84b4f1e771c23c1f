import { expect, it, vi } from 'vitest';
import { openReader } from './latest-reader.ts';

/** Answers that come when the test says so. */
function asked() {
  const answers: ((value: number) => void)[] = [];
  const ask = vi.fn(() => new Promise<number>((answer) => answers.push(answer)));
  const answer = async (index: number, value: number) => {
    answers[index]?.(value);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { ask, answer };
}

it('a burst of changes during a reading is read once more, and the last reading stands', async () => {
  const { ask, answer } = asked();
  const seen: number[] = [];
  const reader = openReader({ ask, onRead: (value) => seen.push(value), isFinal: () => true });
  for (let change = 0; change < 30; change++) reader.read();
  expect(ask).toHaveBeenCalledTimes(1);
  await answer(0, 1);
  expect(ask).toHaveBeenCalledTimes(2);
  await answer(1, 2);
  expect(seen).toEqual([1, 2]);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('an answer that comes after the end is not told', async () => {
  const { ask, answer } = asked();
  const onRead = vi.fn();
  const reader = openReader({ ask, onRead, isFinal: () => true });
  reader.read();
  reader.stop();
  await answer(0, 1);
  expect(onRead).not.toHaveBeenCalled();
});

it('a refusal that stays is not asked again; a cut is', async () => {
  vi.useFakeTimers();
  const ask = vi.fn(async () => Promise.reject(new Error('cut')));
  let isFinal = false;
  const reader = openReader({ ask, onRead: () => {}, isFinal: () => isFinal });
  reader.read();
  await vi.advanceTimersByTimeAsync(600);
  expect(ask).toHaveBeenCalledTimes(2);
  isFinal = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask.mock.calls.length).toBeLessThan(5);
  reader.stop();
  vi.useRealTimers();
});
