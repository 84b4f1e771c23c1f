import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/**
 * Stands where the engine is and does none of its work: it takes every line and knows of no room. What is
 * measured is ours up to the gate's answer; the engine's own cost of a join is measured by `media`.
 */
export async function openStandIn(): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, reply) => {
    request.resume();
    reply.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const lines = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      for (const line of lines.clients) line.terminate();
      lines.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
