import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { event } from '../../contract/event.ts';
import { openTestDatabase } from '../testing/database.ts';
import { until } from '../testing/until.ts';
import { openBroadcast } from './broadcast.ts';
import type { ReadyEvent } from './feed.ts';
import { openHub, type Hub } from './hub.ts';
import { openStream, record, recordAll } from './record.ts';
import { transactor, type Transact } from './transact.ts';

const counted = event('test.counted', z.strictObject({ n: z.int() }));

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let hub: Hub;
let transact: Transact;
beforeAll(async () => {
  database = await openTestDatabase();
  hub = openHub({ db: database.db, onAway: () => {} });
  transact = transactor(database.db, (streams) => hub.tell(streams));
});
afterAll(async () => {
  hub[Symbol.dispose]();
  await database[Symbol.asyncDispose]();
});

async function newStream(): Promise<string> {
  const stream = randomUUID();
  await transact((trx) => openStream(trx, stream));
  return stream;
}

const write = (stream: string, n: number, through: Transact = transact) =>
  through((trx) => record(trx, counted, { stream, audience: 'all', data: { n } }));

function follow(stream: string, after = 0, on: Hub = hub) {
  const seen: ReadyEvent[] = [];
  const stop = on.watch(stream, { cursor: after, deliver: (one) => seen.push(one) });
  return { seen, stop, numbers: () => seen.map(({ number }) => number) };
}

const upTo = (last: number, from = 1) =>
  Array.from({ length: last - from + 1 }, (_, index) => from + index);

describe('events of a stream', () => {
  it('are numbered without a gap, in the order of commits, whoever writes', async () => {
    const stream = await newStream();
    const numbers = await Promise.all(upTo(200).map((n) => write(stream, n)));
    expect(numbers.sort((a, b) => a - b)).toEqual(upTo(200));
  });

  it('leave no number behind when their transaction fails', async () => {
    const stream = await newStream();
    await write(stream, 1);
    const failing = transact(async (trx) => {
      await record(trx, counted, { stream, audience: 'all', data: { n: 2 } });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await write(stream, 3)).toBe(2);
  });

  it('are refused when their data hold more than was declared', async () => {
    const stream = await newStream();
    const named = { n: 1, name: 'Zoé' };
    const writing = transact((trx) =>
      record(trx, counted, { stream, audience: 'all', data: named }),
    );
    await expect(writing).rejects.toThrow();
  });
});

describe('events of several streams, written together', () => {
  const together = (told: [stream: string, n: number][]) =>
    transact((trx) =>
      recordAll(
        trx,
        told.map(([stream, n]) => [counted, { stream, audience: 'all', data: { n } }]),
      ),
    );

  it('are numbered in each without a gap, in their order, beside others that write', async () => {
    const [one, other] = [await newStream(), await newStream()];
    const words = upTo(20).map((n) => upTo(n));
    const writings = words.flatMap((told, index) => [
      together([...told.map((n): [string, number] => [one, index * 100 + n]), [other, index]]),
      write(other, index),
    ]);
    await Promise.all(writings);
    const [atOne, atOther] = [follow(one), follow(other)];
    await until('all were told', () => atOne.seen.length === 210 && atOther.seen.length === 40);
    expect(atOne.numbers()).toEqual(upTo(210));
    expect(atOther.numbers()).toEqual(upTo(40));
    const heard = atOne.seen.map(({ data }) => Number(data.n));
    for (const [index, told] of words.entries()) {
      const first = heard.indexOf(index * 100 + 1);
      expect(heard.slice(first, first + told.length)).toEqual(told.map((n) => index * 100 + n));
    }
  });

  it('are all refused when one of their streams does not exist', async () => {
    const stream = await newStream();
    const absent = randomUUID();
    const told = upTo(9).map((n): [string, number] => [n === 9 ? absent : stream, n]);
    await expect(together(told)).rejects.toThrow('does not exist');
    expect(await write(stream, 3)).toBe(1);
  });
});

describe('a watcher', () => {
  it('receives each event once and in order, whenever it comes', async () => {
    const stream = await newStream();
    const watchers = [follow(stream)];
    for (const n of upTo(300)) {
      if (n % 20 === 0) watchers.push(follow(stream), follow(stream, n - 10));
      await write(stream, n);
    }
    for (const watcher of watchers) {
      const first = watcher.numbers()[0] ?? 1;
      await until('all events came', () => watcher.seen.length === 300 - first + 1);
      expect(watcher.numbers()).toEqual(upTo(300, first));
      watcher.stop();
    }
  });

  it('finds again what it missed, from its last number', async () => {
    const stream = await newStream();
    for (const n of upTo(5)) await write(stream, n);
    const watcher = follow(stream, 3);
    await until('the missed events came', () => watcher.seen.length === 2);
    expect(watcher.numbers()).toEqual([4, 5]);
    watcher.stop();
  });

  it('sees nothing of another stream', async () => {
    const [mine, other] = [await newStream(), await newStream()];
    const watcher = follow(mine);
    await write(other, 1);
    await write(mine, 2);
    await until('the own event came', () => watcher.seen.length === 1);
    expect(watcher.seen[0]?.data).toEqual({ n: 2 });
    watcher.stop();
  });

  it('on another server is told through PostgreSQL', async () => {
    const far = openHub({ db: database.db, onAway: () => {} });
    await using listening = openBroadcast({
      url: database.url,
      onNews: (streams) => far.tell(streams),
      onAway: () => {},
    });
    await using telling = openBroadcast({
      url: database.url,
      onNews: () => {},
      onAway: () => {},
    });
    await Promise.all([listening.connected, telling.connected]);
    const stream = await newStream();
    const watcher = follow(stream, 0, far);
    const near = transactor(database.db, (streams) => telling.tell(streams));
    await Promise.all(upTo(50).map((n) => write(stream, n, near)));
    await until('all events came', () => watcher.seen.length === 50);
    expect(watcher.numbers()).toEqual(upTo(50));
    watcher.stop();
    far[Symbol.dispose]();
  });

  it('is heard by every server but the one that told it', async () => {
    const open = (heard: string[]) =>
      openBroadcast({
        url: database.url,
        onNews: (streams) => void heard.push(...streams),
        onAway: () => {},
      });
    const [here, there] = [[] as string[], [] as string[]];
    await using near = open(here);
    await using far = open(there);
    await Promise.all([near.connected, far.connected]);
    near.tell(['of here']);
    await until('the other server heard', () => there.includes('of here'));
    far.tell(['of there']);
    await until('this server heard the other', () => here.includes('of there'));
    expect([here, there]).toEqual([['of there'], ['of here']]);
  });

  it('finds by polling what no notice told', async () => {
    const stream = await newStream();
    const watcher = follow(stream);
    const silent = transactor(database.db, () => {});
    await write(stream, 1, silent);
    await until('the event came', () => watcher.seen.length === 1);
    watcher.stop();
  });
});
