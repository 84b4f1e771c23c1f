import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { route } from '../../contract/route.ts';
import { line } from '../../contract/values.ts';
import { readConfig } from '../config.ts';
import { createMount } from '../http/mount.ts';
import { declareProblems } from '../http/problems.ts';
import { createHttp } from '../http/server.ts';
import { createLog } from '../telemetry/index.ts';
import { registerOpenApi, type OpenApi } from './index.ts';

const secret = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';
const config = readConfig({
  DATABASE_URL: 'postgresql://localhost/none',
  PREAU_SECRET: secret,
  LIVEKIT_API_KEY: 'preau',
  LIVEKIT_API_SECRET: secret,
});
declareProblems({ 'test.taken': 409, 'test.full': 409 });

const routes = [
  route({
    id: 'seat.rename',
    method: 'POST',
    path: '/api/seats/:seatId/rename',
    summary: 'Rename <script>alert(1)</script> & "co"',
    caller: 'seat',
    action: 'seat.rename',
    params: z.strictObject({ seatId: z.uuid() }),
    query: z.strictObject({ after: z.coerce.number().int().min(0), page: z.string().optional() }),
    body: z.strictObject({ name: line(40) }),
    reply: z.strictObject({ name: z.string() }),
    errors: ['test.taken', 'test.full'],
  }),
  route({
    id: 'seat.watch',
    method: 'GET',
    path: '/api/seats/:seatId',
    summary: 'Follow',
    caller: 'anyone',
    action: 'seat.watch',
    params: z.strictObject({ seatId: z.uuid() }),
    reply: 'events',
    errors: [],
  }),
  route({
    id: 'seat.leave',
    method: 'DELETE',
    path: '/api/seats/:seatId',
    summary: 'Leave',
    caller: 'engine',
    action: 'seat.leave',
    params: z.strictObject({ seatId: z.uuid() }),
    reply: null,
    errors: [],
  }),
  ...(['redirect', 'page', 'redirect-or-page', 'redirect-or-nothing', 'metadata'] as const).map(
    (reply) =>
      route({
        id: `operator.${reply}`,
        method: 'GET',
        path: `/api/operators/${reply}`,
        summary: 'Answer by itself',
        caller: 'operator',
        action: 'operator.watch',
        reply,
        errors: [],
      }),
  ),
];

let http: Awaited<ReturnType<typeof createHttp>>;
let document: OpenApi;

beforeAll(async () => {
  http = await createHttp(config, createLog({ logLevel: 'error' }));
  const { mount, mounted } = createMount(http, {
    actor: async () => null,
    knows: () => true,
    check: () => {},
  });
  registerOpenApi(http, { mounted, version: '0.1.0' });
  for (const one of routes) mount(one, { subject: () => ({}), handle: () => ({}) as never });
  document = (await http.inject('/api/openapi.json')).json();
});
afterAll(() => http.close());

test('each mounted route is an operation with its action, caller and problems', () => {
  const rename = document.paths['/api/seats/{seatId}/rename']?.['post'];
  expect(rename).toMatchObject({
    operationId: 'seat.rename',
    'x-action': 'seat.rename',
    'x-problems': { 'test.taken': 409, 'test.full': 409 },
    security: [{ session: [] }, { mark: [] }],
  });
  expect(rename?.['responses']).toMatchObject({
    200: {},
    409: { description: 'test.taken, test.full' },
    default: {},
  });
  expect(Object.keys(document.paths['/api/seats/{seatId}'] ?? {})).toEqual(['get', 'delete']);
  expect(document.paths['/api/seats/{seatId}']?.['delete']?.['responses']).toHaveProperty('204');
});

test.each([
  ['redirect', ['303']],
  ['page', ['200 text/html']],
  ['redirect-or-page', ['200 text/html', '303']],
  ['redirect-or-nothing', ['204', '303']],
  ['metadata', ['200 application/samlmetadata+xml']],
])('a route that answers %s by itself says with what', (reply, expected) => {
  const answers = document.paths[`/api/operators/${reply}`]?.['get']?.['responses'] as Record<
    string,
    { content?: object }
  >;
  const said = Object.entries(answers).flatMap(([status, { content = {} }]) =>
    status === 'default' ? [] : [[status, ...Object.keys(content)].join(' ')],
  );
  expect(said).toEqual(expected);
});

test('parameters say where they are and which must be given', () => {
  const parameters = document.paths['/api/seats/{seatId}/rename']?.['post']?.['parameters'];
  expect(parameters).toMatchObject([
    { name: 'seatId', in: 'path', required: true },
    { name: 'after', in: 'query', required: true },
    { name: 'page', in: 'query', required: false },
    { name: 'x-preau', in: 'header', required: true },
  ]);
});

const walk = function* (node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return;
  yield node as Record<string, unknown>;
  for (const child of Object.values(node)) yield* walk(child);
};

test('the document holds together as OpenAPI 3.1 asks', () => {
  expect(document['openapi']).toBe('3.1.0');
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, operation })),
  );
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  const schemes = Object.keys(
    (document['components'] as { securitySchemes: object }).securitySchemes,
  );
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation['parameters'] as { in: string; name: string }[])
      .filter((parameter) => parameter.in === 'path')
      .map(({ name }) => name);
    expect(declared).toEqual(inPath);
    for (const need of operation['security'] as object[])
      for (const scheme of Object.keys(need)) expect(schemes).toContain(scheme);
    for (const [status, answer] of Object.entries(operation['responses'] as object)) {
      expect(status).toMatch(/^([1-5]\d\d|default)$/);
      expect('description' in answer || '$ref' in answer).toBe(true);
    }
  }
  for (const node of walk(document)) {
    const reference = node['$ref'];
    if (typeof reference !== 'string') continue;
    const found = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
    expect(found, reference).toBeDefined();
  }
});

test('the page is plain HTML under the strict policy, with every text escaped', async () => {
  const page = await http.inject('/api/docs');
  expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  expect(page.body).toContain('Rename &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;');
  expect(page.body).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:/);
  expect(page.body).toContain('test.taken');
  expect(page.body).toContain('<dt>Qui appelle</dt><dd>Qui héberge l’installation');
  expect(page.body).not.toContain('<dt>Qui appelle</dt><dd></dd>');
  const style = await http.inject('/api/docs/style.css');
  expect(style.headers['content-type']).toContain('text/css');
});
