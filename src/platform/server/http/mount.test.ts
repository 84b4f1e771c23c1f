import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../contract/problems.ts';
import { route } from '../../contract/route.ts';
import { readConfig } from '../config.ts';
import { createMount } from './mount.ts';
import { declareProblems } from './problems.ts';
import { createHttp } from './server.ts';

declareProblems({ 'test.declared': 409, 'test.of-others': 409 });

const openDoor = route({
  id: 'test.open-door',
  method: 'GET',
  path: '/api/doors/:code',
  summary: 'Open',
  caller: 'anyone',
  action: 'open',
  params: z.strictObject({ code: z.string() }),
  reply: null,
  errors: ['test.declared'],
});

it.each(['subject', 'handle'] as const)(
  'a problem that the route does not declare is our fault, wherever it comes from: %s',
  async (place) => {
    const config = readConfig({
      DATABASE_URL: 'postgresql://localhost/none',
      PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
      LIVEKIT_API_KEY: 'key-of-the-tests',
      LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
    });
    const http = await createHttp(config, pino({ level: 'silent' }));
    onTestFinished(() => http.close());
    const gate = { actor: async () => null, knows: () => true, check: () => {} };
    const refuse = ({ params: { code } }: { params: { code: string } }): never => {
      throw new Problem(code);
    };
    createMount(http, gate).mount(openDoor, {
      subject: () => ({}),
      handle: () => {},
      [place]: refuse,
    });
    const answerTo = async (code: string) => (await http.inject(`/api/doors/${code}`)).json().code;
    expect(await answerTo('test.declared')).toBe('test.declared');
    expect(await answerTo('forbidden')).toBe('forbidden');
    expect(await answerTo('test.of-others')).toBe('internal');
  },
);
