import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { route } from '../contract/route.ts';
import { caller } from './call.ts';
import { fileSender } from './send-file.ts';

const rename = route({
  id: 'test.rename',
  method: 'POST',
  path: '/api/seats/:seatId/name',
  summary: 'Rename',
  caller: 'seat',
  action: 'rename',
  params: z.strictObject({ seatId: z.string() }),
  query: z.strictObject({ quietly: z.string().optional() }),
  body: z.strictObject({ name: z.string() }),
  reply: z.strictObject({ name: z.string() }),
  errors: [],
});
const renamed = {
  params: { seatId: 'one' },
  query: { quietly: 'yes' },
  body: { name: 'Zoé' },
};
const call = caller<typeof rename>('POST /api/seats/:seatId/name');
const send = fileSender<typeof rename>('POST /api/seats/:seatId/name');

afterEach(() => void vi.unstubAllGlobals());

/** The network, which answers in this way. */
function network(answer: () => Response) {
  const reached = vi.fn(async (_url: string, _init: RequestInit) => answer());
  vi.stubGlobal('fetch', reached);
  return reached;
}
const page = () =>
  new Response('<!doctype html><title>Wifi</title>', { headers: { 'content-type': 'text/html' } });

test('a call goes where the contract says, and answers what was answered', async () => {
  const reached = network(() => Response.json({ name: 'Zoé' }));
  expect(await call(renamed)).toEqual({ name: 'Zoé' });
  const [url, init] = reached.mock.calls[0] ?? [];
  expect(url).toBe('/api/seats/one/name?quietly=yes');
  expect(init).toMatchObject({
    method: 'POST',
    headers: { 'x-preau': '1', 'content-type': 'application/json' },
    body: '{"name":"Zoé"}',
  });
});

test('where nothing is answered, nothing is read', async () => {
  network(() => new Response(null, { status: 204 }));
  expect(await call(renamed)).toBeUndefined();
});

test('a refusal is the problem that it says', async () => {
  const problem = { code: 'too_many_requests', params: { seconds: 600 } };
  network(() => Response.json(problem, { status: 429 }));
  await expect(call(renamed)).rejects.toMatchObject({ ...problem, status: 429 });
});

test.each([200, 502])('a page of others under a %i is unreadable', async (status) => {
  network(() => new Response(page().body, { status }));
  const unreadable = { name: 'ProblemError', code: 'unreadable', status };
  await expect(call(renamed)).rejects.toMatchObject(unreadable);
  await expect(send(new Blob(['a']))).rejects.toMatchObject(unreadable);
});

test('an answer that is cut on its way is the network’s failure', async () => {
  const cut = () =>
    new ReadableStream({ pull: (controller) => controller.error(new TypeError('cut')) });
  network(() => new Response(cut()));
  await expect(call(renamed)).rejects.toMatchObject({ name: 'ProblemError', code: 'network' });
});

test('nobody reached is the network’s failure; who gave up is told so', async () => {
  network(() => {
    throw new TypeError('Failed to fetch');
  });
  await expect(call(renamed)).rejects.toMatchObject({ code: 'network', status: 0 });
  const given = AbortSignal.abort();
  await expect(call(renamed, { signal: given })).rejects.not.toMatchObject({ code: 'network' });
});
