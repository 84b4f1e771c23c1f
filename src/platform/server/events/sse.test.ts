import { randomUUID } from 'node:crypto';
import { connect, type AddressInfo, type Socket } from 'node:net';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { event } from '../../contract/event.ts';
import { openTestDatabase } from '../testing/database.ts';
import { until } from '../testing/until.ts';
import { openHub, type Hub } from './hub.ts';
import { openStream, record, recordAll } from './record.ts';
import { endStreams, openStreamCount, sendEvents, type Topic } from './sse.ts';
import { transactor } from './transact.ts';

const long = event('test.long', z.strictObject({ text: z.string() }));
const goodbye = event('test.goodbye', z.strictObject({}));

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let hub: Hub;
beforeAll(async () => {
  database = await openTestDatabase();
  hub = openHub({ db: database.db, onAway: () => {} });
});
afterAll(async () => {
  hub[Symbol.dispose]();
  await database[Symbol.asyncDispose]();
});

/** A server with one stream of events for one holder. */
async function serve(
  before: (request: FastifyRequest) => Promise<unknown> = async () => {},
  allowed: () => Promise<boolean> = async () => true,
) {
  const stream = randomUUID();
  const topic: Topic = `seat:${stream}`;
  const transact = transactor(database.db, (streams) => hub.tell(streams));
  await transact((trx) => openStream(trx, stream));
  const http = fastify({ forceCloseConnections: true });
  let answered = 0;
  http.get('/events', async (request: FastifyRequest, reply: FastifyReply) => {
    await before(request);
    sendEvents(request, reply, hub, {
      stream,
      after: 0,
      topics: [topic],
      sees: () => true,
      ends: ({ type }) => type === 'test.goodbye',
      allowed,
    });
    answered += 1;
  });
  await http.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => http.close());
  const open = (): Promise<Socket> =>
    new Promise((resolve) => {
      const { port } = http.server.address() as AddressInfo;
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n', () => resolve(socket));
      });
      socket.on('error', () => {}).resume();
    });
  const connections = () =>
    new Promise<number>((resolve) => http.server.getConnections((_, count) => resolve(count)));
  return { open, topic, stream, transact, connections, answered: () => answered };
}

test('who hung up before the stream opened leaves nothing open', async () => {
  const hangUp = Promise.withResolvers<void>();
  const here = await serve(async (request) => {
    const gone = new Promise<void>((resolve) => request.raw.once('close', () => resolve()));
    hangUp.resolve();
    await gone;
  });
  const socket = await here.open();
  await hangUp.promise;
  socket.resetAndDestroy();
  await until('it was answered', () => here.answered() === 1);
  expect([openStreamCount(), hub.watching()]).toEqual([0, 0]);
});

test('one holder keeps a few streams: one more ends the oldest', async () => {
  const here = await serve();
  const first = await here.open();
  let ended = false;
  first.on('data', (chunk) => (ended ||= String(chunk).includes('0\r\n\r\n')));
  await until('the first is open', () => openStreamCount() === 1);
  for (let more = 0; more < 20; more += 1) await here.open();
  await until('all were answered', () => here.answered() === 21);
  expect(openStreamCount()).toBe(8);
  await until('the first ended', () => ended);
  endStreams(here.topic);
  expect([openStreamCount(), hub.watching()]).toEqual([0, 0]);
});

test('a reader too far behind is dropped, and its line with it', async () => {
  const here = await serve();
  const socket = await here.open();
  socket.pause();
  await until('it is open', () => openStreamCount() === 1);
  const text = 'x'.repeat(1024 * 1024);
  for (let n = 0; n < 24; n += 1)
    await here.transact((trx) =>
      record(trx, long, { stream: here.stream, audience: 'all', data: { text } }),
    );
  await until('its stream is over', () => openStreamCount() === 0);
  await until('its line is closed', async () => (await here.connections()) === 0);
});

test('a catch-up of several megabytes arrives whole, in one stream', async () => {
  const here = await serve();
  const text = 'x'.repeat(2_000);
  const last = 3_000;
  await here.transact((trx) =>
    recordAll(
      trx,
      Array.from({ length: last }, () => [
        long,
        { stream: here.stream, audience: 'all', data: { text } },
      ]),
    ),
  );
  const socket = await here.open();
  const numbers: number[] = [];
  let rest = '';
  socket.on('data', (part) => {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('id: ')) numbers.push(Number(line.slice(4)));
  });
  await until('all has come', () => numbers.length === last);
  expect(numbers).toEqual(Array.from({ length: last }, (_, before) => before + 1));
  expect([openStreamCount(), here.answered()]).toEqual([1, 1]);
  endStreams(here.topic);
});

test('a right that nobody said had ended ends the stream at its next beat; a database that is away does not', async () => {
  let looks = 0;
  const away = await serve(undefined, async () => {
    looks += 1;
    throw new Error('the database is away');
  });
  await away.open();
  const ended = await serve(undefined, async () => false);
  await ended.open();
  await until('both are open', () => openStreamCount() === 2);
  await until('one is over', () => openStreamCount() === 1);
  await until('the other was looked at', () => looks > 0);
  expect(openStreamCount()).toBe(1);
  endStreams(away.topic);
  expect(openStreamCount()).toBe(0);
});

test('a right found ended before its last event was told: that one is told, and no other', async () => {
  const untold = transactor(database.db, () => {});
  const here = await serve(undefined, async () => {
    await untold(async (trx) => {
      const to = { stream: here.stream, audience: 'all' } as const;
      await record(trx, long, { ...to, data: { text: 'not for you any more' } });
      await record(trx, goodbye, { ...to, data: {} });
    });
    return false;
  });
  const socket = await here.open();
  let told = '';
  socket.on('data', (chunk) => (told += String(chunk)));
  await until('the stream is over', () => openStreamCount() === 0 && here.answered() === 1);
  await until('its end is read', () => told.includes('0\r\n\r\n'));
  expect(told).toContain('event: test.goodbye');
  expect(told).not.toContain('not for you any more');
});
