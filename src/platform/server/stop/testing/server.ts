import type { AddressInfo } from 'node:net';
import { readConfig } from '../../config.ts';
import { createHttp } from '../../http/server.ts';
import { createLog } from '../../telemetry/index.ts';
import { registerDrain, stopOnSignal } from '../index.ts';

/** A server with a slow route, an event stream and a route that never ends: run as a process of its own. */
const log = createLog({ logLevel: 'error' });
const http = await createHttp(readConfig(process.env), log);
const drain = registerDrain(http, 1_000);
stopOnSignal(async () => {
  await drain();
  await http.close();
}, log);

let finishSlow = () => {};
process.on('SIGUSR2', () => finishSlow());
http.get('/slow', async () => {
  process.stdout.write('slow\n');
  await new Promise<void>((resolve) => (finishSlow = resolve));
  return { whole: true };
});
http.get('/never', async () => {
  process.stdout.write('never\n');
  await new Promise(() => {});
});
http.get('/events', (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.raw.write(': open\n\n');
  process.stdout.write('events\n');
});
await http.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`port ${(http.server.address() as AddressInfo).port}\n`);
