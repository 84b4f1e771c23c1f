import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../telemetry/index.ts';
import { createHttp } from '../http/server.ts';
import { readConfig } from '../config.ts';
import { registerStatic, type Page } from './index.ts';

const secret = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';
const config = readConfig({
  DATABASE_URL: 'postgresql://localhost/none',
  PREAU_SECRET: secret,
  LIVEKIT_API_KEY: 'preau',
  LIVEKIT_API_SECRET: secret,
});
const log = createLog({ logLevel: 'error' });
const pages: [Page, ...Page[]] = [
  { document: 'index.html', paths: ['/', '/connexion'] },
  { document: 'entry.html', paths: ['/e', '/s/*'] },
];
const script = 'export const bell = "rings";\n'.repeat(50);

let folder: string;
let http: Awaited<ReturnType<typeof createHttp>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-static-'));
  await mkdir(join(folder, 'web/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'outside');
  const put = (name: string, body: string | Buffer) => writeFile(join(folder, 'web', name), body);
  await put('index.html', '<!doctype html><title>staff</title>');
  await put('index.html.br', brotliCompressSync('<!doctype html><title>staff</title>'));
  await put('entry.html', '<!doctype html><title>entry</title>');
  await put('assets/index-BcGmy2yW.js', script);
  await put('assets/index-BcGmy2yW.js.br', brotliCompressSync(script));
  http = await createHttp(config, log);
  await registerStatic(http, { folder: join(folder, 'web'), pages });
});

afterAll(async () => {
  await http.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  http.inject({ method: 'GET', url, headers });

test('each address gets its document, asked for again after an upgrade', async () => {
  const staff = await get('/connexion');
  expect(staff.body).toContain('staff');
  expect(staff.headers['cache-control']).toBe('no-cache');
  expect(staff.headers['content-security-policy']).toContain("default-src 'none'");
  expect((await get('/e')).body).toContain('entry');
  expect((await get('/s/018f3a')).body).toContain('entry');
  const again = await get('/', { 'if-none-match': String(staff.headers.etag) });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe('');
});

test('an unknown page is drawn by the staff document and told as 404', async () => {
  const unknown = await get('/nulle-part');
  expect(unknown.statusCode).toBe(404);
  expect(unknown.body).toContain('staff');
});

test('compressed twins are sent to browsers that read them', async () => {
  const page = await get('/', { 'accept-encoding': 'gzip, br' });
  expect(page.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(page.rawPayload).toString()).toContain('staff');
  const file = await get('/assets/index-BcGmy2yW.js', { 'accept-encoding': 'br' });
  expect(file.headers['content-encoding']).toBe('br');
  expect(file.headers['content-type']).toMatch(/javascript/);
  expect(brotliDecompressSync(file.rawPayload).toString()).toBe(script);
  expect(
    (await get('/', { 'accept-encoding': 'br;q=0' })).headers['content-encoding'],
  ).toBeUndefined();
});

test('hashed files are kept for a year', async () => {
  const file = await get('/assets/index-BcGmy2yW.js');
  expect(file.body).toBe(script);
  expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('HEAD answers headers without a body', async () => {
  const head = await http.inject({ method: 'HEAD', url: '/assets/index-BcGmy2yW.js' });
  expect(head.statusCode).toBe(200);
  expect(head.body).toBe('');
});

test.each([
  '/assets/',
  '/assets/nowhere.js',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/.env',
])('%s shows neither a list nor a file from elsewhere', async (url) => {
  const answer = await get(url);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.body).not.toContain('outside');
  expect(answer.body).not.toContain('index-BcGmy2yW');
});

test('an unknown route of the API is a problem, never a page', async () => {
  const answer = await get('/api/inconnu');
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json().code).toBe('not_found');
});

test('robots are refused everything', async () => {
  expect((await get('/robots.txt')).body).toBe('User-agent: *\nDisallow: /\n');
});

test('a build that is missing is said in a sentence, and found once it is there', async () => {
  const late = await createHttp(config, log);
  await registerStatic(late, { folder: join(folder, 'late'), pages });
  const before = await late.inject('/');
  expect(before.statusCode).toBe(503);
  expect(before.body).toContain('npm start');
  await mkdir(join(folder, 'late'));
  await writeFile(join(folder, 'late/index.html'), 'built');
  expect((await late.inject('/')).body).toBe('built');
  await late.close();
});
