import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { isDatabaseAway } from '../../../platform/server/db.ts';
import type { Engine } from './engine.ts';
import { setsAudience } from './audience.ts';
import { carriesToken } from './frames.ts';
import { createJudge, type Granted, type JudgeDeps, type Refusal } from './judge.ts';
import { joinSockets } from './line.ts';
import type { Lines } from './lines.ts';
import { countOpening } from './opening.ts';
import { isMediaAddress, readMediaPath, type MediaPath } from './paths.ts';
import type { Sight } from './sight.ts';
import { connectUpstream, EngineRefusal } from './upstream.ts';

/** What a page sends in one frame at most: a session description of a large class. */
const largestFrame = 1024 * 1024;

export type GateDeps = JudgeDeps & {
  engine: Engine;
  lines: Lines;
  sight: Sight;
  /** May whoever sends this ask once more? Before anybody is looked for. */
  mayAsk: (request: IncomingMessage) => Promise<boolean>;
};

/** A page that asks for a line. */
type Asking = { request: IncomingMessage; socket: Duplex; head: Buffer; path: MediaPath };

/**
 * The only way to the engine: finds the seat from the request, asks the rules, and opens a line with
 * a token made for this one connection. What the page sends as a token is not looked at.
 */
export function createGate(deps: GateDeps) {
  const { config, log, engine, lines, sight, mayAsk, count } = deps;
  const judge = createJudge(deps);
  const opening = countOpening();
  const onTheirWay = new Set<Duplex>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    // Session descriptions shrink to a fifth: 20 kB less before the first picture. No memory is kept
    // between frames, so that nine thousand lines cost none.
    perMessageDeflate: {
      threshold: 1024,
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
      zlibDeflateOptions: { level: 6, memLevel: 7 },
    },
    clientTracking: false,
  });

  /** Connects to the engine, or says how it is refused. */
  const reach = async ({ request, path }: Asking, granted: Granted, gone: AbortSignal) => {
    try {
      return await connectUpstream(config.media, engine, { ...granted, path, request }, gone);
    } catch (error) {
      // A page that says nonsense must not make the engine look ill.
      const isNonsense = error instanceof EngineRefusal && error.status === 400;
      if (!isNonsense && !gone.aborted) engine.noteAway(error);
      count(isNonsense ? 'refused' : 'away');
      return isNonsense ? 403 : 503;
    }
  };

  /** Tells the engine who may receive what this seat publishes, before the page can say anything. */
  const follow = async ({ actor, room }: Granted, upstream: WebSocket) => {
    try {
      const tell = (frame: Uint8Array) => upstream.send(frame, { binary: true });
      const followed = await sight.follow({ actor, room, tell });
      if (upstream.readyState === WebSocket.OPEN) upstream.once('close', followed.leave);
      else followed.leave();
      return followed;
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error }, 'who sees whom could not be told');
      count('away');
      return 503;
    }
  };

  const join = (
    { request, socket, head }: Asking,
    { actor, room }: Granted,
    { upstream, sawFrame }: { upstream: WebSocket; sawFrame: (frame: Uint8Array) => void },
  ) => {
    let isJoined = false;
    sockets.handleUpgrade(request, socket, head, (page) => {
      isJoined = true;
      count('open');
      lines.add({ actor, room, page });
      const toPage = (frame: Uint8Array) => {
        sawFrame(frame);
        const isPassed = !carriesToken(frame);
        if (!isPassed) count('token_dropped');
        return isPassed;
      };
      joinSockets(page, upstream, toPage, (frame) => !setsAudience(frame));
      upstream.resume();
    });
    // Not a proper handshake: it was refused in our stead, and nobody would ever end the other side.
    if (!isJoined) upstream.terminate();
  };

  /** @returns the refusal, or nothing when the line is open or the page hung up */
  const open = async (asking: Asking, granted: Granted): Promise<Refusal | undefined> => {
    const { seatId } = asking.path;
    const gone = new AbortController();
    if (asking.socket.destroyed) return undefined;
    asking.socket.once('close', () => gone.abort());
    const upstream = await reach(asking, granted, gone.signal);
    if (typeof upstream === 'number') return upstream;
    // Put out between the first look and the engine's answer: the cut found nobody to remove.
    const still = await judge(asking.request, seatId);
    // Or sent to another room: the page comes again, and goes there.
    const isMoved = typeof still !== 'number' && still.room !== granted.room;
    if (still === 403 || isMoved) await engine.remove(granted.room, seatId).catch(() => {});
    if (typeof still === 'number' || isMoved || gone.signal.aborted) upstream.terminate();
    if (typeof still === 'number') return still;
    if (isMoved) return 503;
    if (gone.signal.aborted) return undefined;
    const followed = await follow(still, upstream);
    if (followed === 503 || gone.signal.aborted) upstream.terminate();
    if (followed === 503) return followed;
    if (!gone.signal.aborted) join(asking, still, { upstream, sawFrame: followed.sawFrame });
    return undefined;
  };

  const refuseTooMany = (): Refusal => {
    count('too_many');
    return 429;
  };

  const answer = async (asking: Asking): Promise<Refusal | undefined> => {
    const { seatId } = asking.path;
    if (!(await mayAsk(asking.request))) return refuseTooMany();
    const granted = await judge(asking.request, seatId);
    if (typeof granted === 'number') return granted;
    // Counted once it is the holder's: nobody else can use up a seat's places.
    if (!opening.enter(seatId)) return refuseTooMany();
    return open(asking, granted).finally(() => opening.leave(seatId));
  };

  return {
    /** Takes an upgrade whose address is the gate's; answers whether it did. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      const url = request.url ?? '';
      if (!isMediaAddress(url)) return false;
      const path = readMediaPath(url);
      socket.on('error', () => {});
      if (path?.kind !== 'line') {
        hangUp(socket, 404);
        return true;
      }
      onTheirWay.add(socket);
      void answer({ request, socket, head, path })
        .then((refusal) => refusal && hangUp(socket, refusal))
        .catch((error: unknown) => {
          log.error({ err: error }, 'the media gate failed');
          socket.destroy();
        })
        .finally(() => onTheirWay.delete(socket));
      return true;
    },
    /** This server stops: who is not through yet tries again, elsewhere or later. */
    release(): void {
      for (const socket of onTheirWay) socket.destroy();
    },
    /**
     * Why a connection was refused, as livekit-client asks over HTTP after a failed WebSocket.
     * The gate answers by itself: nothing of this reaches the engine.
     */
    async validate(request: IncomingMessage): Promise<200 | 404 | Refusal> {
      const path = readMediaPath(request.url ?? '');
      if (path?.kind !== 'validate') return 404;
      if (!(await mayAsk(request))) return refuseTooMany();
      const granted = await judge(request, path.seatId);
      if (typeof granted === 'number') return granted;
      return engine.health() === 'ok' ? 200 : 503;
    },
  };
}

/** Answers an upgrade with a status. */
function hangUp(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n` +
      'Cache-Control: no-store\r\n\r\n',
    () => socket.destroy(),
  );
}
