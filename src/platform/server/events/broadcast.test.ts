import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../testing/until.ts';
import { openBroadcast } from './broadcast.ts';

const welcome = Buffer.concat([
  // AuthenticationOk, ReadyForQuery.
  Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]),
  Buffer.from([0x5a, 0, 0, 0, 5, 0x49]),
]);
const listening = Buffer.concat([
  // CommandComplete « LISTEN », ReadyForQuery.
  Buffer.from([0x43, 0, 0, 0, 11, ...Buffer.from('LISTEN\0')]),
  Buffer.from([0x5a, 0, 0, 0, 5, 0x49]),
]);

test('a line that breaks while it is made is made again once, not twice', async () => {
  let connections = 0;
  // PostgreSQL as it stops: it lets in, and hangs up at the first question.
  const stopping = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(welcome);
      socket.once('data', () => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => stopping.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void stopping.close());
  const { port } = stopping.address() as AddressInfo;
  let losses = 0;
  const broadcast = openBroadcast({
    url: `postgresql://preau@127.0.0.1:${port}/preau`,
    onNews: () => {},
    onAway: () => void (losses += 1),
  });
  onTestFinished(() => broadcast[Symbol.asyncDispose]());
  await until('it tried four times', () => connections >= 4 && losses >= 4);
  expect(losses).toBeLessThanOrEqual(connections);
});

test('a line that is made while the server stops is ended with it', async () => {
  let connections = 0;
  let open = 0;
  const { promise: held, resolve: letIn } = Promise.withResolvers<void>();
  // PostgreSQL after a restart: it hangs up on the first, and takes its time over the second.
  const slow = createServer((socket) => {
    connections += 1;
    open += 1;
    socket.on('error', () => {}).once('close', () => void (open -= 1));
    if (connections === 1) return void socket.destroy();
    socket.once('data', async () => {
      await held;
      socket.write(welcome);
      socket.once('data', () => socket.write(listening));
    });
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void slow.close());
  const { port } = slow.address() as AddressInfo;
  const broadcast = openBroadcast({
    url: `postgresql://preau@127.0.0.1:${port}/preau`,
    onNews: () => {},
    onAway: () => {},
  });
  await until('it tried again', () => connections === 2);
  await broadcast[Symbol.asyncDispose]();
  letIn();
  await until('its line is closed', () => open === 0);
});
