import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { can } from '../../../../access/contract/abilities.ts';
import type { Actors } from '../../../../access/contract/actors.ts';
import { openSeatActors } from '../../../../meeting/server/index.ts';
import { Problem } from '../../../../platform/contract/problems.ts';
import type { Config } from '../../../../platform/server/config.ts';
import { openDatabase } from '../../../../platform/server/db.ts';
import { openHub, transactor } from '../../../../platform/server/events/index.ts';
import { createMount } from '../../../../platform/server/http/mount.ts';
import { createHttp } from '../../../../platform/server/http/server.ts';
import { limitLines, type Budget } from '../../../../platform/server/limits/index.ts';
import { openMedia, type GateOutcome } from '../index.ts';

export type MediaServerOptions = {
  databaseUrl: string;
  port: number;
  /** Where pages come from; the server itself when absent. */
  publicUrl?: string;
  media: Config['media'];
  log?: Logger;
  sweepEveryMs?: number;
  /** The session that holds every seat, when an account does. */
  sessionId?: string;
  /** Runs before each time the gate looks for a seat, to place something at that very moment. */
  beforeLook?: () => Promise<void>;
  /** How often one source may ask for lines. */
  lines?: Budget;
};

export const hashMark = (mark: string) => createHash('sha256').update(mark).digest('hex');

/** Raw clients hold no cookie: their mark travels where a page's worthless token does. */
function markOf(request: IncomingMessage): string | null {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const url = new URL(request.url ?? '', 'http://gate');
  return bearer ?? url.searchParams.get('access_token');
}

const files: Record<string, URL> = {
  'page.js': new URL('browser-page.js', import.meta.url),
  'livekit-client.esm.mjs': new URL(import.meta.resolve('livekit-client')),
};

/** The page of the tests' browser, on the gate's own origin. */
function servePage(http: FastifyInstance): void {
  http.get('/try/*', (request, reply) => {
    const file = files[(request.params as { '*': string })['*']];
    return file
      ? reply.type('text/javascript').send(readFileSync(file))
      : reply.type('text/html').send('<!doctype html>');
  });
}

/** A server that holds the media control and nothing else, on the real HTTP foundation. */
export async function openMediaServer(options: MediaServerOptions) {
  const log = options.log ?? pino({ level: 'silent' });
  const database = openDatabase(options.databaseUrl);
  const { db } = database;
  const config = {
    publicUrl: new URL(options.publicUrl ?? `http://127.0.0.1:${options.port}`),
    trustedProxy: [],
    tls: null,
    media: options.media,
  } as unknown as Config;
  const hub = openHub({ db, onAway: () => {} });
  const findActor = openSeatActors(db, () => new Date());
  const outcomes: GateOutcome[] = [];
  const http = await createHttp(config, log);
  const media = openMedia({
    config,
    db,
    transact: transactor(db, hub.tell),
    hub,
    log,
    count: (outcome) => void outcomes.push(outcome),
    mayAsk: limitLines(config.trustedProxy, options.lines),
    sweepEveryMs: options.sweepEveryMs ?? 3_600_000,
    seatActor: async (request, seatId) => {
      await options.beforeLook?.();
      const mark = markOf(request);
      const markHash = mark === null ? null : hashMark(mark);
      const actor = await findActor(seatId, { accountId: null, sessionId: null, markHash });
      return actor && { ...actor, sessionId: options.sessionId ?? null };
    },
  });
  const { mount } = createMount<Actors>(http, {
    actor: async () => ({ kind: 'engine' }),
    knows: () => true,
    check: (actor, _action, subject) => {
      if (!can(actor as never, 'media.report', subject)) throw new Problem('forbidden');
    },
  });
  servePage(http);
  media.attach(http);
  media.mount(mount);
  await http.listen({ host: '127.0.0.1', port: options.port });
  const { port } = http.server.address() as AddressInfo;
  return {
    media,
    outcomes,
    port,
    async [Symbol.asyncDispose]() {
      // The order of the real server: what was opened last is closed first.
      await http.close();
      await media[Symbol.asyncDispose]();
      hub[Symbol.dispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}
