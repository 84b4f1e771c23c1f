import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino, { type Logger } from 'pino';
import { can } from '../../../../access/contract/abilities.ts';
import type { Actors } from '../../../../access/contract/actors.ts';
import { findSeatActor } from '../../../../meeting/server/index.ts';
import { Problem } from '../../../../platform/contract/problems.ts';
import type { Config } from '../../../../platform/server/config.ts';
import { openDatabase } from '../../../../platform/server/db.ts';
import { transactor } from '../../../../platform/server/events/index.ts';
import { createMount } from '../../../../platform/server/http/mount.ts';
import { createHttp } from '../../../../platform/server/http/server.ts';
import { openMedia, type GateOutcome } from '../index.ts';

export type MediaServerOptions = {
  databaseUrl: string;
  port: number;
  media: Config['media'];
  log?: Logger;
  sweepEveryMs?: number;
  /** Runs before each time the gate looks for a seat, to place something at that very moment. */
  beforeLook?: () => Promise<void>;
};

export const hashMark = (mark: string) => createHash('sha256').update(mark).digest('hex');

/** Raw clients hold no cookie: their mark travels where a page's worthless token does. */
function markOf(request: IncomingMessage): string | null {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const url = new URL(request.url ?? '', 'http://gate');
  return bearer ?? url.searchParams.get('access_token');
}

/** A server that holds the media control and nothing else, on the real HTTP foundation. */
export async function openMediaServer(options: MediaServerOptions) {
  const log = options.log ?? pino({ level: 'silent' });
  const database = openDatabase(options.databaseUrl);
  const { db } = database;
  const config = {
    publicUrl: new URL(`http://127.0.0.1:${options.port}`),
    trustedProxy: [],
    tls: null,
    media: options.media,
  } as unknown as Config;
  const outcomes: GateOutcome[] = [];
  const http = await createHttp(config, log);
  const media = openMedia({
    config,
    db,
    transact: transactor(db, () => {}),
    log,
    count: (outcome) => void outcomes.push(outcome),
    sweepEveryMs: options.sweepEveryMs ?? 3_600_000,
    seatActor: async (request, seatId) => {
      await options.beforeLook?.();
      const mark = markOf(request);
      const markHash = mark === null ? null : hashMark(mark);
      return findSeatActor(db, seatId, { accountId: null, sessionId: null, markHash });
    },
  });
  const { mount } = createMount<Actors>(http, {
    actor: async () => ({ kind: 'engine' }),
    knows: () => true,
    check: (actor, _action, subject) => {
      if (!can(actor as never, 'media.report', subject)) throw new Problem('forbidden');
    },
  });
  media.attach(http);
  media.mount(mount);
  await http.listen({ host: '127.0.0.1', port: options.port });
  const { port } = http.server.address() as AddressInfo;
  return {
    media,
    outcomes,
    port,
    async [Symbol.asyncDispose]() {
      await media[Symbol.asyncDispose]();
      await http.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
