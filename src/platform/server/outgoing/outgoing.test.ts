import { createServer, type RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOutgoing, OutgoingError } from './index.ts';

const trial = { publicUrl: new URL('http://localhost:3000'), providerNetworks: [] };
const school = { publicUrl: new URL('https://preau.example'), providerNetworks: [] };

const answers: Record<string, RequestListener> = {
  '/hello': (_request, response) => response.end('bonjour'),
  '/away': (_request, response) =>
    response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end(),
  '/long': (_request, response) => response.end('x'.repeat(2_000)),
  '/silent': () => {},
};
let asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  answers[request.url ?? '']?.(request, response);
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Why a call was not made, or brought nothing. */
const faultOf = async (call: Promise<Response>) => {
  const error = await call.then(
    () => null,
    (one: unknown) => one,
  );
  return error instanceof OutgoingError ? error.fault : error;
};

describe('on a trial', () => {
  const outgoing = openOutgoing(trial, { milliseconds: 300, bytes: 1_000 });

  it('the machine itself is called, in clear', async () => {
    const answer = await outgoing(`${origin}/hello`);
    expect([answer.status, await answer.text()]).toEqual([200, 'bonjour']);
  });

  it('a redirection is answered, and not followed', async () => {
    asked = [];
    expect((await outgoing(`${origin}/away`)).status).toBe(302);
    expect(asked).toEqual(['GET /away']);
  });

  it('an answer that is too long is refused', async () => {
    expect(await faultOf(outgoing(`${origin}/long`))).toBe('answer');
  });

  it('who does not answer is given up', async () => {
    expect(await faultOf(outgoing(`${origin}/silent`))).toBe('away');
  });

  it.each([
    'http://192.0.2.1/',
    'http://example.org/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'https://user:word@127.0.0.1/',
    'https://169.254.169.254/latest',
    'https://[fd00::1]/',
    'nothing',
  ])('%s is not called', async (address) => {
    expect(await faultOf(outgoing(address))).toBe('address');
  });
});

describe('in a school', () => {
  const outgoing = openOutgoing(school);

  it.each(['/hello'])('the machine itself is not called', async (path) => {
    asked = [];
    expect(await faultOf(outgoing(origin + path))).toBe('address');
    expect(await faultOf(outgoing((origin + path).replace('http:', 'https:')))).toBe('address');
    expect(asked).toEqual([]);
  });

  it('a name that leads to an inner address is not called', async () => {
    expect(await faultOf(outgoing('https://localhost/'))).toBe('address');
  });

  it('an inner network that the host opened is called', async () => {
    const opened = openOutgoing({ ...school, providerNetworks: ['127.0.0.0/8'] });
    const secure = origin.replace('http:', 'https:');
    // It is called: nobody speaks TLS there.
    expect(await faultOf(opened(`${secure}/hello`))).toBe('away');
    expect(await faultOf(opened(`${origin}/hello`))).toBe('address');
  });
});
