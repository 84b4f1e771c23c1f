import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Feed, type ReadyEvent } from './feed.ts';

const eventOf = (number: number): ReadyEvent => ({
  number,
  type: 'test.counted',
  audience: 'all',
  data: {},
  at: new Date(0),
  wire: '',
});

it('told of news at whatever instant of a reading, it reads once more', async () => {
  for (let instant = 0; instant < 20; instant += 1) {
    const stored = [eventOf(1)];
    const feed = new Feed(async (after) => stored.filter(({ number }) => number > after));
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
  const feed = new Feed(async (after) => stored.filter(({ number }) => number > after));
  await feed.pull();
  const seen: number[] = [];
  await feed.join({ cursor: 0, deliver: ({ number }) => void seen.push(number) });
  expect(seen).toEqual([1]);
});
