import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../testing/until.ts';
import { openBroadcast } from './broadcast.ts';

const welcome = Buffer.concat([
  // AuthenticationOk, ReadyForQuery.
  Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]),
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
