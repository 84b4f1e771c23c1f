import pino from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createHttp } from './server.ts';

it('an address that the router refuses is answered like any that does not exist', async () => {
  const config = readConfig({
    DATABASE_URL: 'postgresql://localhost/none',
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
  });
  const http = await createHttp(config, pino({ level: 'silent' }));
  http.get('/api/doors/:doorId', async () => 'open');
  const absent = await http.inject('/api/nowhere');
  expect(absent.json()).toMatchObject({ code: 'not_found' });
  const { date: _now, ...usual } = absent.headers;
  for (const address of ['/api/%zz', '/%zz', `/api/doors/${'x'.repeat(500)}`]) {
    const refused = await http.inject(address);
    expect([address, refused.statusCode]).toEqual([address, 404]);
    expect(refused.body).toBe(absent.body);
    expect(refused.headers).toMatchObject(usual);
  }
  await http.close();
});
