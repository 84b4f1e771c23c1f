import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/**
 * A way to the media gate for programs that hold no cookie: what they ask for `/media/<seat>/…` goes on with
 * the cookies of whoever holds that seat, as their browser would send them.
 */
export async function openMediaDoor(
  port: () => number,
  cookieOf: (seatId: string) => string | undefined,
) {
  const door = createServer((_request, reply) => reply.writeHead(404).end());
  door.on('upgrade', ({ url = '', headers }, socket) => {
    const [, , seatId = ''] = url.split('/');
    const gate = connect(port(), '127.0.0.1', () => {
      const sent = { ...headers, cookie: cookieOf(seatId) ?? '' };
      const lines = Object.entries(sent).map(([name, value]) => `${name}: ${String(value)}`);
      gate.write(`GET ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      gate.pipe(socket).pipe(gate);
    });
    for (const [one, other] of [
      [gate, socket],
      [socket, gate],
    ] as const) {
      one.on('error', () => other.destroy());
      one.once('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    port: (door.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}
