import { once } from 'node:events';
import { createServer } from 'node:http';

const success = (user: string) => `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
<cas:authenticationSuccess><cas:user>${user}</cas:user>
<cas:attributes><cas:uid>${user}</cas:uid></cas:attributes></cas:authenticationSuccess>
</cas:serviceResponse>`;

/**
 * A CAS server that believes every ticket `ST-<name>`, and lets something happen before it answers: what
 * changes here while a person is on their way.
 */
export async function openSlowCas() {
  let meanwhile: () => unknown = () => {};
  const server = createServer((request, response) => {
    const ticket = new URL(request.url ?? '', 'http://x').searchParams.get('ticket') ?? '';
    void Promise.resolve(meanwhile()).then(() => response.end(success(ticket.slice(3))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    /** What happens before the next answers. */
    meanwhile: (next: () => unknown) => {
      meanwhile = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
