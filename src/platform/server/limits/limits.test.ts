import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../contract/problems.ts';
import { route } from '../../contract/route.ts';
import { createHttp } from '../http/server.ts';
import { createMount } from '../http/mount.ts';
import { declareProblems } from '../http/problems.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../telemetry/index.ts';
import { registerLimits, type Budget, type BudgetName } from './index.ts';

const secret = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';
const environment = {
  DATABASE_URL: 'postgresql://localhost/none',
  PREAU_SECRET: secret,
  LIVEKIT_API_KEY: 'preau',
  LIVEKIT_API_SECRET: secret,
};
const openLink = route({
  id: 'test.open',
  method: 'POST',
  path: '/api/open',
  summary: 'Open a link',
  caller: 'anyone',
  action: 'open',
  body: z.strictObject({ secret: z.string() }),
  reply: z.strictObject({ open: z.boolean() }),
  errors: ['test.link_unknown'],
});
const readDoor = route({
  id: 'test.read',
  method: 'GET',
  path: '/api/door',
  summary: 'Read',
  caller: 'anyone',
  action: 'read',
  reply: z.strictObject({}),
  errors: [],
});
const knock = route({
  id: 'test.knock',
  method: 'POST',
  path: '/api/seats/:seatId/knock',
  summary: 'Knock',
  caller: 'seat',
  action: 'knock',
  params: z.strictObject({ seatId: z.string() }),
  reply: z.strictObject({}),
  errors: [],
});
declareProblems({ 'test.link_unknown': 404 });

let stop = async () => {};
afterEach(() => stop());

async function serve(budgets: Partial<Record<BudgetName, Budget>>, proxy = '') {
  const config = readConfig({ ...environment, PREAU_TRUSTED_PROXY: proxy });
  const http = await createHttp(config, createLog({ logLevel: 'error' }, { write: () => {} }));
  stop = () => http.close();
  const refusals: BudgetName[] = [];
  const { mount, mounted } = createMount(http, {
    actor: async ({ caller }, { headers }) => {
      if (caller === 'seat' && headers['cookie'] !== 'holder') throw new Problem('not_found');
      return null;
    },
    knows: () => true,
    check: () => {},
  });
  registerLimits(http, {
    mounted,
    unknownSecret: ['test.link_unknown'],
    budgets,
    onRefusal: (budget) => refusals.push(budget),
  });
  mount(openLink, {
    subject: () => ({}),
    handle: ({ body }) => {
      if (body.secret !== 'right') throw new Problem('test.link_unknown');
      return { open: true };
    },
  });
  mount(readDoor, { subject: () => ({}), handle: () => ({}) });
  mount(knock, { subject: () => ({}), handle: () => ({}) });
  const headers = (via?: string) => ({ 'x-preau': '1', ...(via && { 'x-forwarded-for': via }) });
  return {
    refusals,
    read: (from: string, via?: string, url = '/api/door') =>
      http.inject({ method: 'GET', url, remoteAddress: from, headers: headers(via) }),
    knock: (seat: string, cookie: string) =>
      http.inject({
        method: 'POST',
        url: `/api/seats/${seat}/knock`,
        headers: { ...headers(), cookie },
      }),
    open: (from: string, key: string) =>
      http.inject({
        method: 'POST',
        url: '/api/open',
        remoteAddress: from,
        headers: headers(),
        payload: { secret: key },
      }),
  };
}

const few: Budget = { points: 3, seconds: 60 };

test('beyond its budget a source is told to wait, others are served', async () => {
  const { read, refusals } = await serve({ calls: few });
  for (let call = 0; call < 3; call += 1) expect((await read('203.0.113.9')).statusCode).toBe(200);
  const refused = await read('203.0.113.9');
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({
    code: 'too_many_requests',
    params: { seconds: expect.any(Number) },
  });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await read('203.0.113.10')).statusCode).toBe(200);
  expect(refusals).toEqual(['calls']);
});

test('changing one’s address inside an IPv6 network buys nothing', async () => {
  const { read } = await serve({ calls: few });
  for (let call = 1; call <= 3; call += 1) await read(`2001:db8:1:2::${call}`);
  expect((await read('2001:db8:1:2::ffff')).statusCode).toBe(429);
});

test('writing the same address otherwise buys nothing', async () => {
  const { read } = await serve({ calls: few });
  for (let call = 1; call <= 3; call += 1)
    expect((await read('203.0.113.9', undefined, '/%61pi/door')).statusCode).toBe(200);
  expect((await read('203.0.113.9', undefined, '/%61pi/door')).statusCode).toBe(429);
});

test('without a declared proxy, an invented address buys nothing', async () => {
  const { read } = await serve({ calls: few });
  for (let call = 1; call <= 3; call += 1) await read('203.0.113.9', `198.51.100.${call}`);
  expect((await read('203.0.113.9', '198.51.100.99')).statusCode).toBe(429);
});

test('behind the declared proxy, each visitor is a source', async () => {
  const { read } = await serve({ calls: few }, '10.0.0.0/8');
  for (let call = 1; call <= 3; call += 1) await read('10.0.0.1', '198.51.100.1');
  expect((await read('10.0.0.1', '198.51.100.1')).statusCode).toBe(429);
  expect((await read('10.0.0.1', '198.51.100.2')).statusCode).toBe(200);
});

test('one seat that knocks again and again is told to wait; nobody else can use up its budget', async () => {
  const { knock, refusals } = await serve({ seatCalls: few });
  for (let call = 0; call < 9; call += 1)
    expect((await knock('one', 'somebody')).statusCode).toBe(404);
  for (let call = 0; call < 3; call += 1)
    expect((await knock('one', 'holder')).statusCode).toBe(200);
  expect((await knock('one', 'holder')).statusCode).toBe(429);
  expect((await knock('other', 'holder')).statusCode).toBe(200);
  expect(refusals).toEqual(['seatCalls']);
});

test('commands that need no session have a smaller budget than reading', async () => {
  const { read, open } = await serve({ openCommands: few });
  for (let call = 0; call < 3; call += 1)
    expect((await open('203.0.113.9', 'right')).statusCode).toBe(200);
  expect((await open('203.0.113.9', 'right')).statusCode).toBe(429);
  expect((await read('203.0.113.9')).statusCode).toBe(200);
});

test('a source that tries secrets is told to wait, and a right one behind the same address still opens', async () => {
  const { open, refusals } = await serve({ unknownSecrets: few });
  for (let call = 0; call < 3; call += 1)
    expect((await open('203.0.113.9', `w${call}`)).statusCode).toBe(404);
  const refused = await open('203.0.113.9', 'wrong');
  expect(refused.statusCode).toBe(429);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await open('203.0.113.9', 'right')).statusCode).toBe(200);
  expect(refusals).toEqual(['unknownSecrets']);
});

test('secrets tried from many places share one budget', async () => {
  const { open } = await serve({ unknownSecretsInTotal: few });
  for (let call = 1; call <= 3; call += 1)
    expect((await open(`203.0.113.${call}`, 'wrong')).statusCode).toBe(404);
  expect((await open('203.0.113.99', 'wrong')).statusCode).toBe(429);
  expect((await open('203.0.113.99', 'right')).statusCode).toBe(200);
});
