import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Actors, SeatActor } from '../../../access/contract/actors.ts';
import type { Config } from '../../../platform/server/config.ts';
import type { Db } from '../../../platform/server/db.ts';
import type { Hub, Transact } from '../../../platform/server/events/index.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { reportMedia } from '../../contract/webhook.ts';
import { createControl } from './control.ts';
import { openEngine } from './engine.ts';
import { createGate } from './gate.ts';
import type { GateOutcome } from './judge.ts';
import { openLines } from './lines.ts';
import { dropReceipts } from './media.store.ts';
import { acceptReports, reportReader } from './reports.ts';
import { repeat } from './repeat.ts';
import { openSight } from './sight.ts';
import { sweep } from './sweep.ts';
import { takeReport } from './webhooks.ts';

export type { GateOutcome } from './judge.ts';
export type { MediaHealth } from './engine.ts';

const sweepEveryMs = 10_000;
/** The engine's signature lasts five minutes; a day leaves room for any clock. */
const receiptsKeptMs = 24 * 60 * 60_000;

export type MediaOptions = {
  config: Config;
  db: Db;
  transact: Transact;
  /** Follows what happens in a lesson, whichever server it was told to. */
  hub: Pick<Hub, 'watch'>;
  log: Logger;
  /** Who holds this seat, from the request's session or mark; `null` when nobody does. */
  seatActor: (request: IncomingMessage, seatId: string) => Promise<SeatActor | null>;
  /** May whoever sends this ask the gate once more? */
  mayAsk: (request: IncomingMessage) => Promise<boolean>;
  /** Told of what happens at the gate, for the metrics. */
  count?: (outcome: GateOutcome) => void;
  /** Milliseconds between two sweeps. */
  sweepEveryMs?: number;
};

/**
 * The media control: the gate through which pages reach the engine, what other domains ask of it
 * (put out, state rights, end), what it tells, and the sweep that mends what was lost.
 */
export function openMedia(options: MediaOptions) {
  const { config, db, transact, hub, log, seatActor, mayAsk, count = () => {} } = options;
  const engine = openEngine(config.media, log);
  const lines = openLines();
  const sight = openSight({ db, engine, hub, log });
  const control = createControl({
    db,
    engine,
    log,
    endLines: lines.end,
    lookAgain: sight.refresh,
  });
  const gate = createGate({ config, db, log, engine, lines, sight, seatActor, mayAsk, count });
  const readReport = reportReader(config.media);
  const sweepOnce = () => sweep({ db, transact, engine, log });
  const sweeping = repeat(sweepOnce, options.sweepEveryMs ?? sweepEveryMs);

  return {
    /** Opens the gate on a server. Call it once, before it listens. */
    attach(http: FastifyInstance): void {
      acceptReports(http);
      // Before the server closes: it waits for every line, and theirs would never end.
      http.addHook('preClose', async () => {
        gate.release();
        lines.release();
      });
      http.server.on('upgrade', (request, socket, head) => {
        const isTaken = gate.upgrade(request, socket, head);
        // Node leaves to listeners what nobody listens to: alone, we hang up on the rest.
        if (!isTaken && http.server.listenerCount('upgrade') === 1) socket.destroy();
      });
      http.get('/media/*', async (request, reply) => {
        const status = await gate.validate(request.raw);
        return reply.code(status).header('cache-control', 'no-store').type('text/plain').send('');
      });
    },
    /** Mounts the route by which the engine tells its news; its signature is what is judged. */
    mount(mount: Mount<Actors>): void {
      mount(reportMedia, {
        subject: ({ body, request }) => readReport(body.raw, request.headers.authorization),
        handle: ({ subject: report }) => takeReport({ transact, engine, control }, report),
      });
    },
    ...control,
    health: engine.health,
    /** Puts out the seats that a session holds, once it has ended. */
    cutSession: async (sessionId: string) => {
      await Promise.all(lines.seatsOf(sessionId).map((seatId) => control.cut(seatId)));
    },
    /** Signalling lines open on this server. */
    openLines: lines.count,
    sweep: sweepOnce,
    /** Throws away receipts older than a day; to be run daily. */
    dropOldReceipts: (now = new Date()) =>
      dropReceipts(db, new Date(now.getTime() - receiptsKeptMs)),
    async [Symbol.asyncDispose]() {
      await sweeping[Symbol.asyncDispose]();
    },
  };
}

export type Media = ReturnType<typeof openMedia>;
