import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { SeatActor } from '../../../access/contract/actors.ts';
import { isDatabaseAway, type Db } from '../../../platform/server/db.ts';
import type { Config } from '../../../platform/server/config.ts';
import { isOwnOrigin } from '../../../platform/server/http/server.ts';
import type { Engine } from './engine.ts';
import { carriesToken } from './frames.ts';
import { mayConnect } from './grants.ts';
import { joinSockets } from './line.ts';
import type { Lines } from './lines.ts';
import { findRoom } from './media.store.ts';
import { isMediaAddress, readMediaPath, type MediaPath } from './paths.ts';
import { connectUpstream } from './upstream.ts';

/** What a page sends in one frame at most: a session description of a large class. */
const largestFrame = 1024 * 1024;

/** A page opens one line at a time; a cut in between may leave one more. Open ones replace each other. */
const mostOpening = 4;

/**
 * What the gate answers instead of a line, as livekit-client understands it: 403 makes it stop for
 * good, 503 makes it try again. It is never 404: the client would then ask for another path, for ever.
 */
export type Refusal = 403 | 429 | 503;
type Judgement = { actor: SeatActor; room: string } | Refusal;

/** What happened at the gate, for the metrics. */
export type GateOutcome = 'open' | 'refused' | 'too_many' | 'away' | 'foreign' | 'token_dropped';

export type GateDeps = {
  config: Config;
  db: Db;
  log: Logger;
  engine: Engine;
  lines: Lines;
  seatActor: (request: IncomingMessage, seatId: string) => Promise<SeatActor | null>;
  count: (outcome: GateOutcome) => void;
};

/**
 * The only way to the engine: finds the seat from the request, asks the rules, and opens a line with
 * a token made for this one connection. What the page sends as a token is not looked at.
 */
export function createGate(deps: GateDeps) {
  const { config, db, log, engine, lines, seatActor, count } = deps;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    perMessageDeflate: false,
    clientTracking: false,
  });

  /** Browsers name their origin on each WebSocket; who names none has no cookie of a person's either. */
  const isForeign = ({ headers: { origin } }: IncomingMessage) =>
    origin !== undefined && !isOwnOrigin(config, origin);

  const judge = async (request: IncomingMessage, seatId: string): Promise<Judgement> => {
    if (isForeign(request)) return (count('foreign'), 403);
    try {
      const actor = await seatActor(request, seatId);
      if (actor?.seatId !== seatId || !mayConnect(actor)) return (count('refused'), 403);
      const room = await findRoom(db, actor);
      return room === null ? (count('refused'), 403) : { actor, room };
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error }, 'the media gate could not judge');
      return (count('away'), 503);
    }
  };

  const reach = async (
    request: IncomingMessage,
    path: MediaPath,
    granted: { actor: SeatActor; room: string },
    gone: AbortSignal,
  ): Promise<WebSocket | Refusal> => {
    try {
      return await connectUpstream(config.media, engine, { ...granted, path, request }, gone);
    } catch (error) {
      if (!gone.aborted) engine.noteAway(error);
      return (count('away'), 503);
    }
  };

  const passDown = (frame: Uint8Array) => {
    if (!carriesToken(frame)) return true;
    count('token_dropped');
    return false;
  };

  const admit = async (request: IncomingMessage, socket: Duplex, head: Buffer, path: MediaPath) => {
    const gone = new AbortController();
    socket.once('close', () => gone.abort());
    const before = await judge(request, path.seatId);
    if (typeof before === 'number') return refuse(socket, before);
    const upstream = await reach(request, path, before, gone.signal);
    if (typeof upstream === 'number') return refuse(socket, upstream);
    // Put out between the first look and the engine's answer: the cut found nobody to remove.
    const after = await judge(request, path.seatId);
    if (typeof after === 'number') {
      upstream.terminate();
      if (after === 403) await engine.remove(before.room, path.seatId).catch(() => {});
      return refuse(socket, after);
    }
    if (gone.signal.aborted) return upstream.terminate();
    sockets.handleUpgrade(request, socket, head, (page) => {
      count('open');
      lines.add({ actor: after.actor, page });
      joinSockets(page, upstream, passDown);
      upstream.resume();
    });
  };

  const opening = new Map<string, number>();
  /** Opens a line, unless this seat has too many on the way. */
  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer, path: MediaPath) => {
    const { seatId } = path;
    const others = opening.get(seatId) ?? 0;
    if (others >= mostOpening) return (count('too_many'), refuse(socket, 429));
    opening.set(seatId, others + 1);
    try {
      await admit(request, socket, head, path);
    } catch (error) {
      log.error({ err: error }, 'the media gate failed');
      socket.destroy();
    } finally {
      const left = (opening.get(seatId) ?? 1) - 1;
      if (left > 0) opening.set(seatId, left);
      else opening.delete(seatId);
    }
  };

  return {
    /** Takes an upgrade whose address is the gate's; answers whether it did. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      const url = request.url ?? '';
      if (!isMediaAddress(url)) return false;
      const path = readMediaPath(url);
      socket.on('error', () => {});
      if (path?.kind === 'line') void open(request, socket, head, path);
      else refuse(socket, 404);
      return true;
    },
    /**
     * Why a connection was refused, as livekit-client asks over HTTP after a failed WebSocket.
     * The gate answers by itself: nothing of this reaches the engine.
     */
    async validate(request: IncomingMessage): Promise<200 | 404 | Refusal> {
      const path = readMediaPath(request.url ?? '');
      if (path?.kind !== 'validate') return 404;
      const judgement = await judge(request, path.seatId);
      if (typeof judgement === 'number') return judgement;
      return engine.health() === 'ok' ? 200 : 503;
    },
  };
}

export type Gate = ReturnType<typeof createGate>;

/** Answers an upgrade with a status and hangs up. */
function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n` +
      'Cache-Control: no-store\r\n\r\n',
    () => socket.destroy(),
  );
}
