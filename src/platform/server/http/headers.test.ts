import pino from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createHttp } from './server.ts';

it('documents carry the policy of the page; files and answers only what rules them', async () => {
  const config = readConfig({
    DATABASE_URL: 'postgresql://localhost/none',
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
  });
  const http = await createHttp(config, pino({ level: 'silent' }));
  http.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send('<p>'));
  http.get('/file', (_request, reply) => reply.type('text/javascript').send(''));
  const [page, file] = [await http.inject('/page'), await http.inject('/file')];
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['x-frame-options']).toBe('DENY');
  expect(file.headers['content-security-policy']).toBeUndefined();
  for (const { headers } of [page, file]) {
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['referrer-policy']).toBe('no-referrer');
  }
  await http.close();
});
