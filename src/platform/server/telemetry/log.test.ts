import { readFileSync, globSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createHttp } from '../http/server.ts';
import { readConfig } from '../config.ts';
import { keepFields } from './log-fields.ts';
import { createLog, createMetrics, registerMetrics, registerRequestLog } from './index.ts';

/** Values of people; none may ever be found in a line or a metric, in any writing. */
const canaries = [
  'Zélie-Canari',
  'zelie.canari@ecole.example',
  'tok_CANARI_9f8e7d6c5b4a',
  '203.0.113.77',
];

const secret = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';
const config = readConfig({
  DATABASE_URL: 'postgresql://localhost/none',
  PREAU_SECRET: secret,
  LIVEKIT_API_KEY: 'preau',
  LIVEKIT_API_SECRET: secret,
  PREAU_TRUSTED_PROXY: '127.0.0.1',
});

let lines: string[] = [];
const log = createLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) });
const metrics = createMetrics({
  pool: { totalCount: 3, idleCount: 2, waitingCount: 0 },
  openStreams: () => 5,
});
let http: Awaited<ReturnType<typeof createHttp>>;
let database: pg.Client;

/** How errors come to hold values: each throws as the real library does. */
const failures: Record<string, (value: string) => unknown> = {
  'an error of ours': (value) => {
    throw new Error(`cannot seat ${value}\n    at ${value} (/home/${value}:1:1)`);
  },
  'an error with a cause': (value) => {
    throw new Error('outer', { cause: new TypeError(value) });
  },
  'several errors in one': (value) => {
    throw new AggregateError([new Error(value)], value);
  },
  'an error named after the value': (value) => {
    throw Object.assign(new Error('x'), { name: value, code: value, extra: value });
  },
  'JSON that does not parse': (value) => JSON.parse(`{"name": ${value}}`),
  'a bad address': (value) => new URL(`http://${value}:port/`),
  'a shape that Zod refuses': (value) =>
    z.strictObject({ a: z.int() }).parse({ a: value, [value]: 1 }),
  'a record that Zod refuses': (value) => z.record(z.string(), z.int()).parse({ [value]: value }),
  'a bare string': (value) => {
    throw value;
  },
  'a duplicate in PostgreSQL': async (value) => {
    await database.query('insert into canary (name) values ($1), ($1)', [value]);
  },
  'a value that PostgreSQL cannot read': (value) => database.query('select $1::uuid', [value]),
};

beforeAll(async () => {
  database = new pg.Client({ connectionString: inject('databaseUrl') });
  await database.connect();
  await database.query('create temp table canary (name text unique)');
  http = await createHttp(config, log);
  registerRequestLog(http, metrics.observe);
  registerMetrics(http, metrics, config);
  http.post(
    '/api/fail/:name',
    { schema: { operationId: 'test.fail' } as object },
    async (request) => {
      const { kind } = request.query as { kind: string };
      await failures[kind]?.((request.body as { name: string }).name);
      return {};
    },
  );
});

afterAll(async () => {
  await http.close();
  await database.end();
});

const written = () => lines.join('');

test.each(Object.keys(failures))('%s leaves no value in the log', async (kind) => {
  for (const canary of canaries) {
    lines = [];
    const answer = await http.inject({
      method: 'POST',
      url: `/api/fail/${encodeURIComponent(canary)}?kind=${encodeURIComponent(kind)}&token=${encodeURIComponent(canary)}`,
      remoteAddress: '127.0.0.1',
      headers: {
        'x-preau': '1',
        authorization: `Bearer ${encodeURIComponent(canary)}`,
        cookie: `preau_session=${encodeURIComponent(canary)}`,
        'x-forwarded-for': '203.0.113.77',
        'user-agent': encodeURIComponent(canary),
        referer: `http://x/${encodeURIComponent(canary)}`,
      },
      payload: { name: canary },
    });
    expect(answer.statusCode).toBe(500);
    expect(written()).toContain('"route":"test.fail"');
    expect(written()).toContain('"status":500');
    for (const form of [...canaries, ...canaries.map(encodeURIComponent)])
      expect(written()).not.toContain(form);
    expect(written()).not.toMatch(/canari/i);
  }
});

test('an error still tells where it happened', async () => {
  lines = [];
  log.error({ err: new RangeError('canari') }, 'request failed');
  const line = JSON.parse(written());
  expect(line).toMatchObject({
    level: 'error',
    msg: 'request failed',
    err: { type: 'RangeError' },
  });
  expect(line.err.frames[0]).toMatch(/log\.test\.ts:\d+:\d+/);
});

test('PostgreSQL’s code, table and constraint are told, its detail is not', async () => {
  lines = [];
  const error = await database
    .query("insert into canary values ('Canari'), ('Canari')")
    .catch((cause: unknown) => cause);
  log.error({ err: error }, 'request failed');
  expect(JSON.parse(written()).err).toMatchObject({
    code: '23505',
    table: 'canary',
    constraint: 'canary_name_key',
  });
  expect(written()).not.toMatch(/Canari|already exists/);
});

test('a log call cannot carry a value by field, child, format or sentence', () => {
  lines = [];
  const values = {
    name: 'Canari',
    given: 'Canari',
    password: 'Canari',
    token: 'Canari',
    url: '/e#Canari',
    ip: '203.0.113.77',
  };
  log.info(values, 'hello');
  log
    .child({ ...values, deep: { username: 'Canari' } })
    .info({ req: { headers: values, url: 'Canari' } }, 'hello');
  log.child({ a: 'Canari' }).child({ b: 'Canari' }).info('hello');
  log.info('hello %s', 'Canari');
  log.info({ route: 'Canari Zélie', count: 'Canari', schoolId: 'Canari' }, 'hello');
  log.info(new Error('Canari') as never);
  log.info({ err: new Error('Canari') });
  const late = new Error('Canari\n    at Canari (/home/canari.ts:1:1)');
  log.error({ err: late }, late.message);
  late.message = 'changed afterwards';
  log.error({ err: late }, 'hello');
  log.info('Server listening at http://canari@203.0.113.77:3000/#Canari "Canari"');
  expect(lines).toHaveLength(10);
  expect(written()).not.toMatch(/canari|203\.0/i);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.any(String),
    dropped: 6,
    msg: 'hello',
  });
});

test('an error that another serialised is cut down all the same', () => {
  const frames = ['open (/srv/preau/src/db.ts:3:9)', 'Canari (/home/Zélie:1:1)', 'async Canari'];
  const err = {
    type: 'Error',
    message: 'Canari',
    stack: 'Canari',
    code: 'tok_Canari',
    frames,
    more: 'Canari',
  };
  expect(keepFields({ level: 'error', err })).toMatchObject({
    err: { type: 'Error', frames: ['open (/srv/preau/src/db.ts:3:9)'] },
  });
  expect(JSON.stringify(keepFields({ err }))).not.toContain('Canari');
});

test('one call is one line, whatever it holds', () => {
  lines = [];
  log.info('first\n{"level":"error","msg":"forged"}\r\n\u2028\u0000\u001b[31m');
  expect(lines).toHaveLength(1);
  const codes = [...(lines[0]?.trimEnd() ?? '')].map((letter) => letter.charCodeAt(0));
  expect(Math.min(...codes)).toBeGreaterThanOrEqual(32);
});

test('no sentence of the server’s log is built from values', () => {
  const calls = globSync('src/**/server/**/*.ts', {
    exclude: (file) => file.endsWith('.test.ts'),
  }).flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/\blog\.(?:debug|info|warn|error|fatal)\([^;]*?;/g),
    ].map(([call]) => `${file}: ${call}`),
  );
  expect(calls.filter((call) => /`[^`]*\$\{|' \+|\+ '/.test(call))).toEqual([]);
});

const askMetrics = (options: { remoteAddress?: string; headers?: Record<string, string> }) =>
  http.inject({ method: 'GET', url: '/metrics', remoteAddress: '127.0.0.1', ...options });

test('metrics tell routes and statuses, nothing by person or address', async () => {
  metrics.gauge('preau_gate_connections', 'Media lines held by this server', () => 12);
  const { body } = await askMetrics({});
  expect(body).toMatch(/preau_request_seconds_count\{route="test\.fail",status="500"\} \d+/);
  expect(body).toContain('preau_gate_connections 12');
  expect(body).toContain('preau_event_streams_open 5');
  expect(body).toContain('preau_nodejs_eventloop_lag_seconds');
  expect(body).not.toMatch(/canari|203\.0/i);
});

test('an address that was made up never becomes a label', async () => {
  await http.inject({ method: 'GET', url: '/made-up/Canari' });
  expect((await askMetrics({})).body).not.toMatch(/Canari/);
});

test('metrics are closed to other machines and through a proxy', async () => {
  expect((await askMetrics({ remoteAddress: '203.0.113.77' })).statusCode).toBe(404);
  expect((await askMetrics({ headers: { 'x-forwarded-for': '127.0.0.1' } })).statusCode).toBe(404);
});
