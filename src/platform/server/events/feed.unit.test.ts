import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Feed, portion, type ReadyEvent } from './feed.ts';

const eventOf = (number: number): ReadyEvent => ({
  number,
  type: 'test.counted',
  audience: 'all',
  data: {},
  at: new Date(0),
  wire: '',
});

const eventsOf = (last: number) => Array.from({ length: last }, (_, before) => eventOf(before + 1));

/** A feed of what is stored, read as the database is. */
const feedOf = (stored: ReadyEvent[], reads: number[] = []) =>
  new Feed(
    async (after) => {
      reads.push(after);
      return stored.filter(({ number }) => number > after).slice(0, portion);
    },
    (error) => {
      throw error;
    },
  );

it('told of news at whatever instant of a reading, it reads once more', async () => {
  for (let instant = 0; instant < 20; instant += 1) {
    const stored = [eventOf(1)];
    const feed = feedOf(stored);
    const seen: number[] = [];
    void feed.join({ cursor: 0, deliver: ({ number }) => void seen.push(number) });
    for (let tick = 0; tick < instant; tick += 1) await Promise.resolve();
    stored.push(eventOf(2));
    void feed.pull();
    await setImmediate();
    expect([instant, seen]).toEqual([instant, [1, 2]]);
  }
});

it('without watchers reads nothing, and reads again when somebody comes', async () => {
  const stored = [eventOf(1)];
  const feed = feedOf(stored);
  await feed.pull();
  const seen: number[] = [];
  await feed.join({ cursor: 0, deliver: ({ number }) => void seen.push(number) });
  expect(seen).toEqual([1]);
});

it('who comes from far behind is told everything, in portions; news do not wait for it', async () => {
  const stored = eventsOf(4 * portion);
  const reads: number[] = [];
  const feed = feedOf(stored, reads);
  const near: number[] = [];
  await feed.join({ cursor: stored.length, deliver: ({ number }) => void near.push(number) });
  const far: number[] = [];
  let wake = () => {};
  let isBusy = true;
  const busy = () =>
    isBusy
      ? new Promise<void>((resolve) => (wake = resolve)).finally(() => (isBusy = false))
      : null;
  void feed.join({ cursor: 0, busy, deliver: ({ number }) => void far.push(number) });
  await setImmediate();
  stored.push(eventOf(stored.length + 1));
  await feed.pull();
  await setImmediate();
  expect([near, far]).toEqual([[stored.length], []]);
  wake();
  await setImmediate();
  expect(far).toEqual(stored.map(({ number }) => number));
  stored.push(eventOf(stored.length + 1));
  await feed.pull();
  expect([near.at(-1), far.at(-1)]).toEqual([stored.length, stored.length]);
});

it('a gap that was forgotten is not asked for again and again', async () => {
  const stored = eventsOf(3 * portion).slice(10);
  const reads: number[] = [];
  const feed = feedOf(stored, reads);
  await feed.join({ cursor: 0, deliver: () => {} });
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  expect(reads).toEqual([0, 0]);
});
